/// Checks what a domain or a file shows against the format `subprocessor-list/1` (docs/format.md).
package register.commands.conform;
