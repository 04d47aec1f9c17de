/// A witness on one machine: its key, what it cosigned, and its HTTP.
package register.machine.witness;
