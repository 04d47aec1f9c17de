/// What a server does before it is ready.
package register.machine.start;
