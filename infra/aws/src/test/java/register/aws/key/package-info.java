/// The keys in KMS, against an endpoint that signs for real.
@NullMarked
package register.aws.key;

import org.jspecify.annotations.NullMarked;
