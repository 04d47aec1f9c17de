/// Lets the commands work on a register on AWS.
@NullMarked
package register.aws.commands;

import org.jspecify.annotations.NullMarked;
