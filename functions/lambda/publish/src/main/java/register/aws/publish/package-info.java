/// The publish function as it is deployed: the handler over the table and the buckets.
@NullMarked
package register.aws.publish;

import org.jspecify.annotations.NullMarked;
