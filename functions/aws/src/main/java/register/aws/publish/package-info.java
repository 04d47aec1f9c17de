/// The deployed publish function: the handler with the table and the buckets.
@NullMarked
package register.aws.publish;

import org.jspecify.annotations.NullMarked;
