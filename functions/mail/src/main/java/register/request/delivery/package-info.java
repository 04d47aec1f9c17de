/// Mail at the boundary: received, sent, and its delivery results.
@NullMarked
package register.request.delivery;

import org.jspecify.annotations.NullMarked;
