/// A register's ports and use cases, assembled the same way for every engine and caller.
package register.assembly;
