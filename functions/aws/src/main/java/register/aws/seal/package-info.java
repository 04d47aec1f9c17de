/// How documents are sealed and time-stamped on AWS.
package register.aws.seal;
