/// What the clients of all services but DynamoDB have in common.
@NullMarked
package register.aws.client;

import org.jspecify.annotations.NullMarked;
