/// Sends a mail once, or reports it to a person.
package register.mail.sending;
