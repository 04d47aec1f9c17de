/// The command `requests`: what arrived by mail, and what persons decide about it.
@NullMarked
package register.commands.requests;

import org.jspecify.annotations.NullMarked;
