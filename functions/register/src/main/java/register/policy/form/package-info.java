/// The written form of a policy, as JSON.
@NullMarked
package register.policy.form;

import org.jspecify.annotations.NullMarked;
