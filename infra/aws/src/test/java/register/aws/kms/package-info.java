/// The keys in KMS, against an endpoint that signs for real.
@NullMarked
package register.aws.kms;

import org.jspecify.annotations.NullMarked;
