/// Forms for readers: one function, from the event's bytes to the response's.
package register.forms;
