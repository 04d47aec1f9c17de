/// Options that several commands share.
@NullMarked
package register.commands.option;

import org.jspecify.annotations.NullMarked;
