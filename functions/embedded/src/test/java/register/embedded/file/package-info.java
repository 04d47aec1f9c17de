/// The one-machine engine under the contract and under attack.
@NullMarked
package register.embedded.file;

import org.jspecify.annotations.NullMarked;
