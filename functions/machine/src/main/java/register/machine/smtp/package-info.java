/// Mail in and out: the SMTP listener, submission to a mail server, and the outbox folder.
@NullMarked
package register.machine.smtp;

import org.jspecify.annotations.NullMarked;
