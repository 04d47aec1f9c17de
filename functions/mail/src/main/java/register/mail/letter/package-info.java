/// The register's letters.
@NullMarked
package register.mail.letter;

import org.jspecify.annotations.NullMarked;
