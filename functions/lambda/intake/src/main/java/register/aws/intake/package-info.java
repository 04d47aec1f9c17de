/// The intake function as it is deployed: the handler over the table, the buckets, the mail service and the keys.
@NullMarked
package register.aws.intake;

import org.jspecify.annotations.NullMarked;
