/// Evidence of the notices to one customer.
@NullMarked
package register.evidence;

import org.jspecify.annotations.NullMarked;
