/// Accepts publications, corrections, withdrawals and redactions: the only way into a chain.
@NullMarked
package register.publishing;

import org.jspecify.annotations.NullMarked;
