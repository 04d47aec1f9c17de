/// Values that all packages share.
@NullMarked
package register.value;

import org.jspecify.annotations.NullMarked;
