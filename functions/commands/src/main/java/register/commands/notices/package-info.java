/// The command `notices`: what customers are told of changes, and what became of it.
@NullMarked
package register.commands.notices;

import org.jspecify.annotations.NullMarked;
