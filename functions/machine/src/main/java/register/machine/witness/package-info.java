/// A witness on one machine: its key, memory and HTTP listener.
package register.machine.witness;
