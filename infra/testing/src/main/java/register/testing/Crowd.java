package register.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Many concurrent connections to an HTTP server on this machine, from honest readers and from attackers.
public final class Crowd {
    /// The answer ended before its stated length.
    public static final String CUT_SHORT = "cut short";

    /// The connection was reset, or refused by the machine.
    public static final String RESET = "reset";

    private static final int PATIENCE = 120_000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ");
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: ([0-9]+)\r\n");

    private Crowd() {}

    /// Sends a request over separate connections at once, and reads each answer to its end.
    ///
    /// @param headers further lines of the request, each with its line end
    /// @return the number of connections by result: a status, `CUT_SHORT` or `RESET`
    public static Map<String, Long> ask(int port, String path, String headers, int readers)
            throws InterruptedException {
        byte[] request =
                ("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "Connection: close\r\n\r\n").getBytes(US_ASCII);
        var together = new CountDownLatch(readers);
        Callable<String> reader = () -> asked(port, request, together);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(Stream.generate(() -> reader).limit(readers).toList())
                    .stream()
                    .map(Crowd::outcome)
                    .collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting()));
        }
    }

    /// Opens connections that send these bytes, then neither send nor read anything.
    ///
    /// @param begun a request, or its beginning
    /// @return the accepted connections, for the caller to close
    public static List<Socket> hold(int port, byte[] begun, int connections) throws InterruptedException {
        Callable<List<Socket>> stranger = () -> held(port, begun);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var held = new ArrayList<Socket>();
            for (Future<List<Socket>> socket : threads.invokeAll(
                    Stream.generate(() -> stranger).limit(connections).toList())) {
                held.addAll(socket.resultNow());
            }
            return held;
        }
    }

    private static List<Socket> held(int port, byte[] begun) {
        try {
            var socket = new Socket();
            // As small as the system allows, so that the excess waits in the server.
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), PATIENCE);
            socket.getOutputStream().write(begun);
            return List.of(socket);
        } catch (IOException _) {
            return List.of();
        }
    }

    private static String outcome(Future<String> reader) {
        try {
            return reader.get();
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String asked(int port, byte[] request, CountDownLatch together) throws InterruptedException {
        try (var socket = new Socket()) {
            socket.setSoTimeout(PATIENCE);
            try {
                socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), PATIENCE);
            } finally {
                together.countDown();
            }
            together.await();
            socket.getOutputStream().write(request);
            return read(socket.getInputStream());
        } catch (SocketException _) {
            return RESET;
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String read(InputStream in) throws IOException {
        var start = new StringBuilder();
        var part = new byte[16 * 1024];
        long bytes = 0;
        for (int count = in.read(part); count >= 0; count = in.read(part)) {
            bytes += count;
            if (start.indexOf("\r\n\r\n") < 0) {
                start.append(new String(part, 0, count, US_ASCII));
            }
        }
        int head = start.indexOf("\r\n\r\n") + 4;
        Matcher status = STATUS.matcher(start);
        Matcher length = LENGTH.matcher(start);
        boolean whole =
                head >= 4 && status.lookingAt() && length.find() && bytes - head == Long.parseLong(length.group(1));
        return whole ? status.group(1) : CUT_SHORT;
    }
}
