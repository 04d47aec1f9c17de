/// The data that answers are based on.
package register.read.lookup;
