/// The differences between two versions of a policy.
@NullMarked
package register.policy.compare;

import org.jspecify.annotations.NullMarked;
