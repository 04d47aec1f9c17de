/// The notify function's tests.
@NullMarked
package register.aws.notify;

import org.jspecify.annotations.NullMarked;
