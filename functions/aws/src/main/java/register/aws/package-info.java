/// How a function connects: its variables, and the clients for AWS made from them.
package register.aws;
