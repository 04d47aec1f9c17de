package register.checks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import register.openapi.AnyRequest;
import register.openapi.AnyRequests;
import register.openapi.ApiDescription;
import register.openapi.ApiExchange;
import register.testing.Examples;
import register.testing.Waiting;
import register.value.Sha256;

/// Requests generated from the OpenAPI document, valid and invalid, sent to the real server through sockets: each
/// gets an answer as described, and none fails. A report names the seed of the request.
@Tag("end-to-end")
class ApiFuzzTest {
    /// Only tests the path to the handler; `AnyRequestProperties` sends thousands to the handler itself.
    private static final int EXAMPLES = Examples.of(400);

    private static final int ROUNDS = 10;
    private static final Set<Integer> ALL = Set.of(200, 204, 302, 304, 400, 404, 405, 406, 414);
    private static final int FRAMINGS = Examples.of(200);
    private static final ApiDescription API = ApiDescription.ofTheRegister();

    @TempDir
    private Path data;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyRequestIsAnsweredAsDescribedAndNoneFails() throws Exception {
        var statuses = new TreeMap<Integer, Integer>();
        try (RunningRegister register = RunningRegister.withExamples(data)) {
            AnyRequests requests = API.requests(known(register));
            URI server = register.http("");
            for (int round = 0; round < ROUNDS && !statuses.keySet().containsAll(ALL); round++) {
                qt().withFixedSeed(Examples.seed() + round)
                        .withExamples(EXAMPLES)
                        .withShrinkCycles(0)
                        .forAll(longs().all())
                        .checkAssert(seed -> {
                            AnyRequest request = requests.of(seed);
                            if (isTooLong(request) || !isAddress(request)) {
                                refused(server, request);
                            } else {
                                RawHttp answer = sent(server, request);
                                statuses.merge(answer.status(), 1, Integer::sum);
                                check(request, answer);
                            }
                        });
            }
            assertEquals("", failures(register.log()));
        }
        assertTrue(statuses.keySet().containsAll(ALL), statuses::toString);
    }

    /// Heads and chunks on whose end programs may disagree: each gets one answer, and the bytes after it are never
    /// taken for a request.
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void noBodyIsTakenForARequest() throws Exception {
        var statuses = new TreeMap<Integer, Integer>();
        try (RunningRegister register = RunningRegister.withExamples(data)) {
            URI server = register.http("");
            qt().withExamples(FRAMINGS)
                    .withShrinkCycles(0)
                    .forAll(longs().all())
                    .checkAssert(seed -> {
                        String message = framed(new Random(seed));
                        String answers = answers(server, message);
                        assertEquals(2, answers.split("HTTP/1\\.1 ", -1).length, message + " -> " + answers);
                        statuses.merge(Integer.parseInt(answers.substring(9, 12)), 1, Integer::sum);
                    });
            assertEquals("", failures(register.log()));
        }
        assertEquals(Set.of(), minus(statuses.keySet(), Set.of(200, 400, 404)), statuses.toString());
        assertTrue(statuses.containsKey(400) && statuses.size() > 1, statuses.toString());
    }

    private static Set<Integer> minus(Set<Integer> all, Set<Integer> some) {
        var rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    /// A body that contains a request, with all kinds of lengths.
    private static String framed(Random random) {
        var message = new StringBuilder(random.nextBoolean() ? "POST" : "GET");
        message.append(" /liveagent/subscribe HTTP/1.1\r\nHost: x\r\n");
        if (random.nextBoolean()) {
            message.append("Transfer-Encoding: chunked\r\n");
        } else {
            for (int field = 0; field < 2; field++) {
                message.append(pick(random, "Content-Length", "content-length", "Transfer-Encoding", "Content-Length "))
                        .append(": ")
                        .append(pick(random, "0", "+0", "5", "05", "-1", "0x5", "chunked", "chunked,chunked", "gzip"))
                        .append("\r\n");
            }
        }
        message.append("\r\n");
        for (int chunks = random.nextInt(3); chunks > 0; chunks--) {
            message.append(pick(random, "5", "+5", "05", "5 ", "5;a=b", "0x5", "5_", "-5", "fffffffffffffffff"))
                    .append(pick(random, "\r\n", "\n"))
                    .append("hello")
                    .append(pick(random, "\r\n", "\n", ""));
        }
        return message.append(pick(random, "", "x"))
                .append("GET /hidden HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                .toString();
    }

    private static String pick(Random random, String... all) {
        return all[random.nextInt(all.length)];
    }

    private static String answers(URI server, String message) {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(Waiting.HANG_MILLIS);
            socket.getOutputStream().write(message.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError("no answer to " + message, e);
        }
    }

    private static void check(AnyRequest request, RawHttp answer) {
        assertTrue(answer.status() < 500, () -> "a failure: " + request + " " + answer);
        if (arrives(request)) {
            API.hold(new ApiExchange(
                    request.method(), request.address(), answer.status(), answer.headers(), answer.body()));
        }
    }

    private static RawHttp sent(URI server, AnyRequest request) {
        try {
            return RawHttp.send(server, request);
        } catch (IOException e) {
            throw new AssertionError("no answer to " + request, e);
        }
    }

    /// The server reads at most 16 KB of a request's head, and API Gateway less.
    private static boolean isTooLong(AnyRequest request) {
        return request.address().length()
                        + request.headers().values().stream()
                                .mapToInt(String::length)
                                .sum()
                > 15 * 1024;
    }

    /// Answered or closed, and soon; the server may leave a request that it refuses itself unread.
    private static void refused(URI server, AnyRequest request) {
        try {
            check(request, RawHttp.send(server, request));
        } catch (SocketTimeoutException e) {
            throw new AssertionError("neither an answer nor an end: " + request, e);
        } catch (IOException _) {
            // Cut off.
        }
    }

    /// True if the function sees this address: one with bad syntax (RFC 3986) or another host ends at the server, and
    /// documents behind short-lived links are not part of the API.
    private static boolean arrives(AnyRequest request) {
        return isAddress(request)
                && URI.create(request.address()).getRawAuthority() == null
                && !request.address().startsWith("//")
                && !request.address().startsWith("/documents/");
    }

    private static boolean isAddress(AnyRequest request) {
        try {
            var _ = new URI(request.address());
            return true;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /// The log lines of a function or the server about a failed request.
    private static String failures(String log) {
        return log.lines().filter(line -> line.contains(" ERROR ")).findFirst().orElse("");
    }

    private static Map<String, List<String>> known(RunningRegister register) throws Exception {
        Sha256 snapshot =
                Sha256.of(register.followed("/v1/policies/liveagent/versions/2023-10-02/snapshot.pdf?lang=et"));
        List<String> dates = List.of("2023-10-02", "2023-10-03");
        return Map.of(
                "policy", List.of("liveagent"),
                "date", List.of("2023-10-02"),
                "sha256", List.of(snapshot.hex()),
                "from", dates,
                "to", dates,
                "asOf", dates,
                "revision", List.of("1"),
                "lang", List.of("en", "et"));
    }
}
