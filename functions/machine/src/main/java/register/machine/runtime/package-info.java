/// Does on one machine what the Lambda runtime does on AWS.
package register.machine.runtime;
