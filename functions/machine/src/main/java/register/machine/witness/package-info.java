/// A witness on one machine: its key, what it cosigned, and its HTTP.
@NullMarked
package register.machine.witness;

import org.jspecify.annotations.NullMarked;
