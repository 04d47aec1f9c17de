/// The deployed notify function: the handler with the table.
@NullMarked
package register.aws.notify;

import org.jspecify.annotations.NullMarked;
