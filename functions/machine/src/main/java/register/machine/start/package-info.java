/// What a server does before it is ready.
@NullMarked
package register.machine.start;

import org.jspecify.annotations.NullMarked;
