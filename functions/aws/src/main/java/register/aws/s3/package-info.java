/// Documents on S3: stored once, read, and linked for a short time.
@NullMarked
package register.aws.s3;

import org.jspecify.annotations.NullMarked;
