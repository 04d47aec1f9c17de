/// Completion scripts for shells.
package register.commands.completion;
