/// Recomputes a chain from what a server shows of it, and trusts nothing else.
@NullMarked
package register.commands.audit;

import org.jspecify.annotations.NullMarked;
