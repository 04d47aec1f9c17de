/// The settings of one machine.
@NullMarked
package register.machine.settings;

import org.jspecify.annotations.NullMarked;
