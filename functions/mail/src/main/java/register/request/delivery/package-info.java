/// Mail at the border: what came in, what goes out, and what became of it.
@NullMarked
package register.request.delivery;

import org.jspecify.annotations.NullMarked;
