/// How a function is connected: the variables it was started with, and from them the clients that call AWS.
@NullMarked
package register.aws;

import org.jspecify.annotations.NullMarked;
