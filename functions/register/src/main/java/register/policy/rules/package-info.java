/// The rules a version must meet to be published.
@NullMarked
package register.policy.rules;

import org.jspecify.annotations.NullMarked;
