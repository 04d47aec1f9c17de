/// The mail that tells a customer of changes.
@NullMarked
package register.notices.letter;

import org.jspecify.annotations.NullMarked;
