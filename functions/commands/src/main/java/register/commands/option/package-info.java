/// ?
@NullMarked
package register.commands.option;

import org.jspecify.annotations.NullMarked;
