/// The adapters on DynamoDB, on a stand-in.
@NullMarked
package register.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
