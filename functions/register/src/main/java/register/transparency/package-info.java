/// Signed checkpoints and time-stamps of the history.
@NullMarked
package register.transparency;

import org.jspecify.annotations.NullMarked;
