/// A process's settings from its environment.
@NullMarked
package register.settings;

import org.jspecify.annotations.NullMarked;
