/// A message in the form that the rules examine: parsed from MIME once, then immutable and free of control characters.
@NullMarked
package register.mail.message;

import org.jspecify.annotations.NullMarked;
