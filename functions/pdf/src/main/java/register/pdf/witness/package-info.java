/// How witnesses of the log are asked.
@NullMarked
package register.pdf.witness;

import org.jspecify.annotations.NullMarked;
