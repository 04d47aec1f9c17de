/// HTTP in: turns requests into the events that the read function gets on AWS.
package register.machine.http;
