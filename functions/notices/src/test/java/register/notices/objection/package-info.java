@NullMarked
package register.notices.objection;

import org.jspecify.annotations.NullMarked;
