/// The command `recipients`: who is told of a policy's changes.
@NullMarked
package register.commands.recipients;

import org.jspecify.annotations.NullMarked;
