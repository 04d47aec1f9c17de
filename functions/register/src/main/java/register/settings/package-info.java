/// What the environment tells a process.
@NullMarked
package register.settings;

import org.jspecify.annotations.NullMarked;
