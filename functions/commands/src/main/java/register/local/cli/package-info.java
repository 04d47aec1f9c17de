/// The commands.
@NullMarked
package register.local.cli;

import org.jspecify.annotations.NullMarked;
