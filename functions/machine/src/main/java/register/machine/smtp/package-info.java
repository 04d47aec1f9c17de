/// Mail in and out: the SMTP listener, submission to a mail server, and the outbox folder.
package register.machine.smtp;
