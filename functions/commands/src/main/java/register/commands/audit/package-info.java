/// Recomputes a chain from a server's answers, without trusting anything else.
package register.commands.audit;
