/// Incoming HTTP: converts requests to the read function's events.
package register.machine.http;
