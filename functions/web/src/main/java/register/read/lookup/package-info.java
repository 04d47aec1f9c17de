/// The data that answers are based on.
@NullMarked
package register.read.lookup;

import org.jspecify.annotations.NullMarked;
