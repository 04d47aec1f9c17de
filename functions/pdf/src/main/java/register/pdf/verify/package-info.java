/// What a PDF proves, to whoever holds it.
@NullMarked
package register.pdf.verify;

import org.jspecify.annotations.NullMarked;
