/// Verifies PDFs, for anyone who holds one.
@NullMarked
package register.pdf.verify;

import org.jspecify.annotations.NullMarked;
