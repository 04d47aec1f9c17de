/// The one-machine engine under the contract and under attack.
@NullMarked
package register.embedded;

import org.jspecify.annotations.NullMarked;
