@NullMarked
package register.memory;

import org.jspecify.annotations.NullMarked;
