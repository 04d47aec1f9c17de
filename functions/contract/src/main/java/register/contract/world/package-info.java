/// The engine under test, and made-up data for the contracts.
package register.contract.world;
