/// What the commands print.
@NullMarked
package register.commands.text;

import org.jspecify.annotations.NullMarked;
