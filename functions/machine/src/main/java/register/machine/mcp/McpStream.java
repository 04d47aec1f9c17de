package register.machine.mcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import register.json.CanonicalJson;

/// The server on a pair of streams, a message on each line (MCP, "stdio").
public final class McpStream {
    private McpStream() {}

    /// Answers until the input ends.
    ///
    /// @throws IOException if a stream fails
    public static void serve(McpServer server, InputStream in, OutputStream out) throws IOException {
        var part = new byte[8192];
        var line = new ByteArrayOutputStream();
        for (int read = in.read(part); read >= 0; read = in.read(part)) {
            int start = 0;
            for (int at = 0; at < read; at++) {
                if (part[at] == '\n') {
                    keep(line, part, start, at);
                    answer(server, line, out);
                    start = at + 1;
                }
            }
            keep(line, part, start, read);
        }
        answer(server, line, out);
    }

    /// Keeps one byte too many of a line that is too long, so that it is refused.
    private static void keep(ByteArrayOutputStream line, byte[] part, int start, int end) {
        line.write(part, start, Math.min(end - start, McpMessage.MOST + 1 - line.size()));
    }

    private static void answer(McpServer server, ByteArrayOutputStream line, OutputStream out) throws IOException {
        byte[] message = line.toByteArray();
        line.reset();
        if (!isBlank(message)) {
            write(server.answer(message), out);
        }
    }

    private static boolean isBlank(byte[] message) {
        for (byte each : message) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }

    private static void write(McpServer.Reply reply, OutputStream out) throws IOException {
        if (reply.body() != null) {
            var line = new ByteArrayOutputStream();
            line.writeBytes(CanonicalJson.bytes(reply.body()));
            line.write('\n');
            line.writeTo(out);
            out.flush();
        }
    }
}
