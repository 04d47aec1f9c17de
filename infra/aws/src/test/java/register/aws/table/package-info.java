/// The adapters on DynamoDB, over what stands for it.
@NullMarked
package register.aws.table;

import org.jspecify.annotations.NullMarked;
