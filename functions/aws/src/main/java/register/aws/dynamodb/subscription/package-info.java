/// What waits to be confirmed, in the table.
@NullMarked
package register.aws.dynamodb.subscription;

import org.jspecify.annotations.NullMarked;
