/// The one-machine counterpart of the Lambda runtime.
package register.machine.runtime;
