/// The letters that the register writes.
@NullMarked
package register.mail.letter;

import org.jspecify.annotations.NullMarked;
