/// The records that prove a version, and how to check them without the register.
package register.read.proof;
