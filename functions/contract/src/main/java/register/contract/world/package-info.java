/// The engine under test, and what the contracts write into it.
package register.contract.world;
