/// The snapshot function and the one that reconciles, as they are deployed.
@NullMarked
package register.aws.snapshot;

import org.jspecify.annotations.NullMarked;
