/// The commands.
@NullMarked
package register.commands;

import org.jspecify.annotations.NullMarked;
