/// The public API and the pages: one function, from the event's bytes to the response's.
package register.read;
