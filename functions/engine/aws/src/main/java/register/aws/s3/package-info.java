/// Documents on S3: stored once, read back, and linked to for a short time.
@NullMarked
package register.aws.s3;

import org.jspecify.annotations.NullMarked;
