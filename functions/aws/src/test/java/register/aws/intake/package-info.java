@NullMarked
package register.aws.intake;

import org.jspecify.annotations.NullMarked;
