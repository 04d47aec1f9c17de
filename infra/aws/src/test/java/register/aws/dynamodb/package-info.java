/// The adapters on DynamoDB, over what stands for it.
@NullMarked
package register.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
