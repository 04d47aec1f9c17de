@NullMarked
package register.notices.sending;

import org.jspecify.annotations.NullMarked;
