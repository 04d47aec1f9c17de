@NullMarked
package register.notices.proof;

import org.jspecify.annotations.NullMarked;
