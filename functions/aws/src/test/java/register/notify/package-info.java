/// The notify function's tests.
@NullMarked
package register.notify;

import org.jspecify.annotations.NullMarked;
