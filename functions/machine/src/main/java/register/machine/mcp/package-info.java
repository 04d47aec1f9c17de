/// The Model Context Protocol (MCP): gives programs that use language models read-only tools over the public API.
package register.machine.mcp;
