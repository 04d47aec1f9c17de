/// Who is told which changes, and what becomes of it.
@NullMarked
package register.notices.plan;

import org.jspecify.annotations.NullMarked;
