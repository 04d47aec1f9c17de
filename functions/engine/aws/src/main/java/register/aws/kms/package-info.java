/// Keys in AWS KMS: they sign, and nobody sees them.
@NullMarked
package register.aws.kms;

import org.jspecify.annotations.NullMarked;
