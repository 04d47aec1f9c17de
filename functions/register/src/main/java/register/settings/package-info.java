/// What a process is told by its environment.
@NullMarked
package register.settings;

import org.jspecify.annotations.NullMarked;
