@NullMarked
package register.notices.evidence;

import org.jspecify.annotations.NullMarked;
