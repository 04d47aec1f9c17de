/// Connects functions: their variables, and the AWS clients made from them.
package register.aws;
