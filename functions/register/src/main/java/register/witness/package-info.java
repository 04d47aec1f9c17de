/// A witness of any log (C2SP, `tlog-witness`): it cosigns what continues what it cosigned before, and nothing else.
@NullMarked
package register.witness;

import org.jspecify.annotations.NullMarked;
