/// What tests of every module stand on: where the checkout is, and what is counted.
@NullMarked
package register.testing;

import org.jspecify.annotations.NullMarked;
