/// The content of documents.
@NullMarked
package register.pdf.text;

import org.jspecify.annotations.NullMarked;
