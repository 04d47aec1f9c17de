/// Seals and time-stamps documents on AWS.
package register.aws.seal;
