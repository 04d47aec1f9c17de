/// How a function connects: its variables, and the clients for AWS made from them.
@NullMarked
package register.aws;

import org.jspecify.annotations.NullMarked;
