/// How a function connects, tested without AWS.
@NullMarked
package register.aws;

import org.jspecify.annotations.NullMarked;
