/// Documents that the register issues: snapshots and acknowledgements, and where they lie.
@NullMarked
package register.document;

import org.jspecify.annotations.NullMarked;
