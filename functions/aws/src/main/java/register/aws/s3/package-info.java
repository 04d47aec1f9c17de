/// Documents on S3: stored once, read, and linked for a short time.
package register.aws.s3;
