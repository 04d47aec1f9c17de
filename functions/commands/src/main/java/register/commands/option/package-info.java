/// Options that several commands share, and the terminal that all of them write to.
@NullMarked
package register.commands.option;

import org.jspecify.annotations.NullMarked;
