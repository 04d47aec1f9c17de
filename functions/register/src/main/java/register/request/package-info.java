/// Requests for a DPA that arrive by mail, and what became of them.
@NullMarked
package register.request;

import org.jspecify.annotations.NullMarked;
