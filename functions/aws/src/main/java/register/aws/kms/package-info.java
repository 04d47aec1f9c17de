/// Keys in AWS KMS, which never leave it.
@NullMarked
package register.aws.kms;

import org.jspecify.annotations.NullMarked;
