/// The contract of the record store, independent of kinds.
package register.contract.record;
