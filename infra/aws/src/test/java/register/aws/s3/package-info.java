/// The documents on S3 under the contract.
@NullMarked
package register.aws.s3;

import org.jspecify.annotations.NullMarked;
