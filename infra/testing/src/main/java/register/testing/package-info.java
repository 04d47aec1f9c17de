/// What the tests of every module share: where the checkout is, and what is counted.
@NullMarked
package register.testing;

import org.jspecify.annotations.NullMarked;
