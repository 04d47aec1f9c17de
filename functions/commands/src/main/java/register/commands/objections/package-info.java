/// The commands about objections.
@NullMarked
package register.commands.objections;

import org.jspecify.annotations.NullMarked;
