/// The chain of accepted entries, read as of a date, as known at an instant.
package register.chain;
