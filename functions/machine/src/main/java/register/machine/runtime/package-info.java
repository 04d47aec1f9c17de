/// Does on one machine what the Lambda runtime does on AWS.
@NullMarked
package register.machine.runtime;

import org.jspecify.annotations.NullMarked;
