/// The snapshot functions: every accepted edition gets its signed PDF, and what a crash left out is found.
@NullMarked
package register.snapshot;

import org.jspecify.annotations.NullMarked;
