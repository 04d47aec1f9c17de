/// The public API and the pages: one function, from the event's bytes to the response's.
@NullMarked
package register.read;

import org.jspecify.annotations.NullMarked;
