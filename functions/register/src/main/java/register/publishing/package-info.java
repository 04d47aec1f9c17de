/// Accepting publications, corrections, withdrawals and redactions: the one way into a chain.
@NullMarked
package register.publishing;

import org.jspecify.annotations.NullMarked;
