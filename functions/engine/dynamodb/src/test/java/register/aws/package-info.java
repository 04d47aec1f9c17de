/// How a function is connected, tried without AWS.
@NullMarked
package register.aws;

import org.jspecify.annotations.NullMarked;
