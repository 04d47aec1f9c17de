/// The settings that all clients but DynamoDB's share.
@NullMarked
package register.aws.client;

import org.jspecify.annotations.NullMarked;
