/// What a server does before it is ready.
@NullMarked
package register.local.start;

import org.jspecify.annotations.NullMarked;
