package register.checks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import register.openapi.AnyRequest;

/// One request on its own connection, sent as it is: HTTP clients that check addresses would refuse it.
record RawHttp(int status, TreeMap<String, String> headers, String body) {
    /// The timeout for an answer, on a busy machine.
    private static final int PATIENCE_MILLIS = 600_000;

    /// @throws java.net.SocketTimeoutException if no answer comes
    static RawHttp send(URI server, AnyRequest request) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var text =
                    new StringBuilder(request.method() + " " + request.address() + " HTTP/1.1\r\nHost: localhost\r\n");
            request.headers()
                    .forEach((name, value) ->
                            text.append(name).append(": ").append(value).append("\r\n"));
            text.append("Connection: close\r\n\r\n");
            socket.getOutputStream().write(text.toString().getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    private static RawHttp read(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 ")) {
            throw new IOException("no answer of HTTP/1.1: " + status);
        }
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + "," + b);
        }
        byte[] body = in.readAllBytes();
        boolean zipped = body.length > 0 && "gzip".equals(headers.get("content-encoding"));
        try (InputStream plain =
                zipped ? new GZIPInputStream(new ByteArrayInputStream(body)) : new ByteArrayInputStream(body)) {
            return new RawHttp(
                    Integer.parseInt(status.substring(9, 12)), headers, new String(plain.readAllBytes(), UTF_8));
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("ended within a line: " + line);
            }
            line.append((char) b);
        }
        return line.toString().stripTrailing();
    }
}
