@NullMarked
package register.intake;

import org.jspecify.annotations.NullMarked;
