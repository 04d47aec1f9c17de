/// The written form of a policy: JSON.
@NullMarked
package register.policy.form;

import org.jspecify.annotations.NullMarked;
