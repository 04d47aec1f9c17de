/// Where the register of one machine lies.
@NullMarked
package register.machine.site;

import org.jspecify.annotations.NullMarked;
