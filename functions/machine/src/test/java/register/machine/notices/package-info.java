@NullMarked
package register.machine.notices;

import org.jspecify.annotations.NullMarked;
