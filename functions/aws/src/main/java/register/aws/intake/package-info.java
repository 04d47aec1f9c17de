/// The deployed intake function: the handler with the table, the buckets, the mail service and the keys.
@NullMarked
package register.aws.intake;

import org.jspecify.annotations.NullMarked;
