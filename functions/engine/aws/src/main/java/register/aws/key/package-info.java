/// Keys in AWS KMS: they sign, and nobody sees them.
@NullMarked
package register.aws.key;

import org.jspecify.annotations.NullMarked;
