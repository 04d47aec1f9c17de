/// The output of the commands, as words and as JSON.
@NullMarked
package register.commands.text;

import org.jspecify.annotations.NullMarked;
