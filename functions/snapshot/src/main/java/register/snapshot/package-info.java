/// The snapshot function: every accepted edition gets its sealed PDF.
@NullMarked
package register.snapshot;

import org.jspecify.annotations.NullMarked;
