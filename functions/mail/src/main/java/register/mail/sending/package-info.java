/// Mail leaves once, or is told to a person.
@NullMarked
package register.mail.sending;

import org.jspecify.annotations.NullMarked;
