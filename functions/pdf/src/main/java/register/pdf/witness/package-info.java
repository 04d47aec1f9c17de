/// Contacts the log's witnesses.
@NullMarked
package register.pdf.witness;

import org.jspecify.annotations.NullMarked;
