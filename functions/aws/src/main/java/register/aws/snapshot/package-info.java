/// The deployed snapshot and reconcile functions.
@NullMarked
package register.aws.snapshot;

import org.jspecify.annotations.NullMarked;
