/// What a version must hold to be published.
@NullMarked
package register.policy.rules;

import org.jspecify.annotations.NullMarked;
