/// Tests of what becomes of notices.
@NullMarked
package register.notices.delivery;

import org.jspecify.annotations.NullMarked;
