/// HTTP in: turns requests into the events that the read function gets on AWS.
@NullMarked
package register.machine.http;

import org.jspecify.annotations.NullMarked;
