/// The publish function: a policy file put under `policies/` becomes an entry.
@NullMarked
package register.publish;

import org.jspecify.annotations.NullMarked;
