/// The register as files in a bucket, which the edge serves.
package register.aws.files;
