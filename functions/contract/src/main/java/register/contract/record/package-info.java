/// The cases of the one store, whatever is in it.
@NullMarked
package register.contract.record;

import org.jspecify.annotations.NullMarked;
