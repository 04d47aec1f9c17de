/// A message as the rules look at it: read from MIME once, then immutable and free of control characters.
@NullMarked
package register.mail.message;

import org.jspecify.annotations.NullMarked;
