/// What the tests of every module share: the checkout's place, and counting.
@NullMarked
package register.testing;

import org.jspecify.annotations.NullMarked;
