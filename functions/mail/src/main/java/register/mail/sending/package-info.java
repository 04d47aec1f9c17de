/// Sends a mail once, or reports it to a person.
@NullMarked
package register.mail.sending;

import org.jspecify.annotations.NullMarked;
