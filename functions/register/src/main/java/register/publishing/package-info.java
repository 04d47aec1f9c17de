/// Accepting publications, corrections and withdrawals: the one way into a chain.
@NullMarked
package register.publishing;

import org.jspecify.annotations.NullMarked;
