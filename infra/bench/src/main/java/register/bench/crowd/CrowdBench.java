package register.bench.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import register.testing.Crowd;

/// The program behind `infra/bench/crowd`: many connections to a running server, with mail at the same time.
final class CrowdBench {
    private static final String LONG = "/v1/openapi.json";
    private static final String FORM =
            "POST /liveagent/subscribe HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n";

    private final int smtp;
    private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger unanswered = new AtomicInteger();

    private CrowdBench(int smtp) {
        this.smtp = smtp;
    }

    /// @param arguments the server's process, its addresses for HTTP and SMTP, the kind of crowd, its size
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        int http = URI.create(arguments[1]).getPort();
        int count = Integer.parseInt(arguments[4]);
        var bench = new CrowdBench(URI.create(arguments[2]).getPort());
        Thread.ofPlatform().daemon().start(bench::mail);
        List<Socket> strangers = switch (arguments[3]) {
            case "readers" -> List.of();
            case "silent" -> Crowd.hold(http, request(), count);
            case "posts" -> Crowd.hold(http, (FORM + "a".repeat(70_000)).getBytes(US_ASCII), count);
            default -> throw new IllegalArgumentException("no such crowd: " + arguments[3]);
        };
        var outcomes = new TreeMap<String, Long>();
        int readers = strangers.isEmpty() ? count : 20;
        for (int round = strangers.isEmpty() ? 1 : 2; round > 0; round--) {
            Crowd.ask(http, LONG, "", readers).forEach((outcome, times) -> outcomes.merge(outcome, times, Long::sum));
            Thread.sleep(2_000);
        }
        bench.print(
                arguments[3] + " | " + String.format("%,d", count), outcomes, Path.of("/proc", arguments[0], "status"));
        System.exit(0);
    }

    private static byte[] request() {
        return ("GET " + LONG + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(US_ASCII);
    }

    private void print(String crowd, Map<String, Long> outcomes, Path status) throws IOException {
        long whole = outcomes.getOrDefault("200", 0L);
        long later = outcomes.getOrDefault("503", 0L);
        long lost = outcomes.values().stream().mapToLong(Long::longValue).sum() - whole - later;
        List<Long> sorted = millis.stream().sorted().toList();
        System.out.println("| " + crowd + " | " + whole + " | " + later + " | " + lost + " | " + sorted.size() + " | "
                + unanswered + " | " + (sorted.isEmpty() ? "" : sorted.getLast()) + " | " + memory(status) + " |");
    }

    /// The process's peak memory in MB.
    private static String memory(Path status) throws IOException {
        if (!Files.exists(status)) {
            return "ended";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> Long.toString(Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024))
                .findFirst()
                .orElse("ended");
    }

    /// Greets the mail listener repeatedly.
    private void mail() {
        while (true) {
            long start = System.nanoTime();
            try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), smtp)) {
                socket.setSoTimeout(30_000);
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
                String greeting = in.readLine();
                socket.getOutputStream().write("HELO customer.example\r\n".getBytes(US_ASCII));
                String answer = in.readLine();
                if (greeting == null || answer == null || !answer.startsWith("250")) {
                    throw new IOException("no answer");
                }
                millis.add((System.nanoTime() - start) / 1_000_000);
                Thread.sleep(100);
            } catch (IOException _) {
                unanswered.incrementAndGet();
            } catch (InterruptedException _) {
                return;
            }
        }
    }
}
