/// Keys in AWS KMS, which never leave it.
package register.aws.kms;
