// Reads one JSON object: where the server is, the client's era, and calls of tools. Prints what the server answered.
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { readFileSync } from 'node:fs';

const { address, command, env, mode, calls } = JSON.parse(readFileSync(0, 'utf8'));
const errors = [];
const client = new Client({ name: 'register-test', version: '1' }, { versionNegotiation: { mode } });
const transport = address
    ? new StreamableHTTPClientTransport(new URL(address))
    : new StdioClientTransport({ command: command[0], args: command.slice(1), env, stderr: 'pipe' });
client.onerror = error => errors.push(String(error));
await client.connect(transport);
const listed = await client.listTools();
const results = [];
for (const call of calls) {
    try {
        results.push(await client.callTool(call));
    } catch (error) {
        results.push({ refused: error.code, message: error.message });
    }
}
console.log(JSON.stringify({
    version: client.getNegotiatedProtocolVersion(),
    server: client.getServerVersion().name,
    instructions: client.getInstructions(),
    tools: listed.tools,
    results,
    errors,
}));
await client.close();
