/// The command `desk`.
package register.commands.desk;
