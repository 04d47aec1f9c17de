/// How documents are sealed and time-stamped on AWS.
@NullMarked
package register.aws.seal;

import org.jspecify.annotations.NullMarked;
