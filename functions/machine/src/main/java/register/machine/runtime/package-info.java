/// What stands for the Lambda runtime on one machine.
@NullMarked
package register.machine.runtime;

import org.jspecify.annotations.NullMarked;
