/// Recomputes a chain from what a server shows of it, and trusts nothing else.
package register.commands.audit;
