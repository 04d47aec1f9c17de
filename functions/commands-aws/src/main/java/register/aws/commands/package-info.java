/// What lets the commands work on the register that lies on AWS.
@NullMarked
package register.aws.commands;

import org.jspecify.annotations.NullMarked;
