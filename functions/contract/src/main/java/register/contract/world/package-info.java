/// The engine under test, and what the contracts write into it.
@NullMarked
package register.contract.world;

import org.jspecify.annotations.NullMarked;
