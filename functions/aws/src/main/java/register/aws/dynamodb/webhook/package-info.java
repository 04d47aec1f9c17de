/// Webhooks in the table. Apart, so that a function that posts nothing loads none of it.
@NullMarked
package register.aws.dynamodb.webhook;

import org.jspecify.annotations.NullMarked;
