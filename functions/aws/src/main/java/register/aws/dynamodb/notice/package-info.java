/// What customers answer to notices, in the table.
@NullMarked
package register.aws.dynamodb.notice;

import org.jspecify.annotations.NullMarked;
