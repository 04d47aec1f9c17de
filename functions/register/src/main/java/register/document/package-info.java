/// The documents that the register issues, snapshots and acknowledgements, and their storage.
@NullMarked
package register.document;

import org.jspecify.annotations.NullMarked;
