/// The cases of the one store, whatever is in it.
package register.contract.record;
