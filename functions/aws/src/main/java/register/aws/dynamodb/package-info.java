/// The chain, the record of issued documents and the requests on DynamoDB: one table, single-item conditional writes.
@NullMarked
package register.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
