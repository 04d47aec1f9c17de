/// Collects what a register can show of the notices to one customer.
@NullMarked
package register.notices.evidence;

import org.jspecify.annotations.NullMarked;
