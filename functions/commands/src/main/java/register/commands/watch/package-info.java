/// Follows a log from one visit to the next, and says what is new.
@NullMarked
package register.commands.watch;

import org.jspecify.annotations.NullMarked;
