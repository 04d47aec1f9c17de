/// Helpers for the tests of every module: the checkout's location, waiting, and counting.
@NullMarked
package register.testing;

import org.jspecify.annotations.NullMarked;
