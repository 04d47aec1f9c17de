/// What a document says.
@NullMarked
package register.pdf.text;

import org.jspecify.annotations.NullMarked;
