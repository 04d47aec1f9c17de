/// Signed checkpoints of the history, with time-stamps and cosignatures.
@NullMarked
package register.transparency;

import org.jspecify.annotations.NullMarked;
