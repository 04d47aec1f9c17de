/// The start of a server, before it is ready.
package register.machine.start;
