/// The documents on S3 under the contract.
@NullMarked
package register.aws.store;

import org.jspecify.annotations.NullMarked;
