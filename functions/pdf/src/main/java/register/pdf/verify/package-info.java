/// What a PDF proves to anybody who holds it.
@NullMarked
package register.pdf.verify;

import org.jspecify.annotations.NullMarked;
