package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import register.chain.EntryHeader;
import register.chain.EntryKind;

/// The handler answers any request correctly.
@Tag("property")
class HandlerProperties {
    private static final Set<Integer> STATUSES = Set.of(200, 204, 302, 304, 400, 404, 405, 406, 414, 503);
    private static final Pattern HEADER = Pattern.compile("[A-Za-z-]+: [\\x20-\\x7e]*");
    private static final List<String> PARTS = List.of(
            "/",
            "v1",
            "policies",
            "desk",
            "subprocessors",
            ".csv",
            ".json",
            ".html",
            "versions",
            "2026-03-01",
            "2026-02-30",
            "snapshot.pdf",
            "changes",
            "log",
            "checkpoint",
            "tile",
            "entries",
            "000.p",
            "proofs",
            "documents",
            "a".repeat(64),
            "openapi.json",
            "?",
            "&",
            "=",
            "asOf",
            "knownAt",
            "lang",
            "et",
            "x-y",
            "und",
            "category",
            "infrastructure",
            "region",
            "status",
            "cursor",
            "limit",
            "revision",
            "from",
            "fromKnownAt",
            "to",
            "1",
            "-1",
            "99999999999",
            "2026-01-01T00:00:00Z",
            "%",
            "%00",
            "%0d%0a",
            "%ff",
            "%F0%9F%98%80",
            "%ED%A0%80",
            "<script>",
            "\u202e",
            "\r\nX: y",
            "+",
            "..",
            "\u0000");

    private final Story story = new Story();

    @Test
    void anyBytesGetAWellFormedResponse() {
        Gen<List<Integer>> bytes = lists().of(integers().between(-128, 127)).ofSizeBetween(0, 60);
        qt().withExamples(1500).forAll(bytes).check(list -> {
            var event = new byte[list.size()];
            for (int i = 0; i < event.length; i++) {
                event[i] = list.get(i).byteValue();
            }
            return isWellFormed(quietly(event), Set.of(500));
        });
    }

    @Test
    void eventWithAnythingCutOutOrPutInGetsAWellFormedResponse() {
        String event = new String(TestRegister.event("GET", "/desk?lang=et", "accept", "text/html"), UTF_8);
        qt().withExamples(1500)
                .forAll(
                        integers().between(0, event.length()),
                        integers().between(0, 8),
                        strings().betweenCodePoints(0, 0x24ff).ofLengthBetween(0, 3))
                .check((at, cut, put) -> {
                    String changed = event.substring(0, at) + put + event.substring(Math.min(event.length(), at + cut));
                    return isWellFormed(quietly(changed.getBytes(UTF_8)), Set.of(200, 400, 404, 405, 406, 500));
                });
    }

    @Test
    void anyAddressGetsAWellFormedResponseThatIsNotAFailure() {
        Gen<List<String>> parts = lists().of(arbitrary().pick(PARTS)).ofSizeBetween(0, 12);
        qt().withExamples(5000)
                .forAll(parts, arbitrary().pick("GET", "HEAD", "OPTIONS", "POST", "\r\n"), parts, parts)
                .check((address, method, accept, language) -> isWellFormed(
                        quietly(escaped(
                                method,
                                "/" + String.join("", address),
                                "accept",
                                String.join(",", accept),
                                "accept-language",
                                String.join(";q=0.5,", language),
                                "accept-encoding",
                                "gzip",
                                "if-none-match",
                                String.join(",", accept))),
                        STATUSES));
    }

    /// An event with everything escaped. No lone surrogates: an address is ASCII, and the gateway writes none.
    private static byte[] escaped(String method, String address, String... headers) {
        var text = new StringBuilder("{\"version\":\"2.0\",\"rawPath\":");
        int question = address.indexOf('?');
        append(text, question < 0 ? address : address.substring(0, question));
        text.append(",\"rawQueryString\":");
        append(text, question < 0 ? "" : address.substring(question + 1));
        text.append(",\"headers\":{");
        for (int i = 0; i < headers.length; i += 2) {
            append(text.append(i == 0 ? "" : ","), headers[i]);
            append(text.append(':'), headers[i + 1]);
        }
        append(text.append("},\"requestContext\":{\"http\":{\"method\":"), method);
        return text.append("}}}").toString().getBytes(UTF_8);
    }

    private static void append(StringBuilder text, String value) {
        text.append('"');
        value.chars().forEach(c -> text.append("\\u%04x".formatted(c)));
        text.append('"');
    }

    /// Failures log, and these tests fail a lot on purpose.
    private byte[] quietly(byte[] event) {
        var before = System.err;
        try {
            System.setErr(new java.io.PrintStream(java.io.OutputStream.nullOutputStream(), false, UTF_8));
            return TestRegister.call(story.register.handler, event);
        } finally {
            System.setErr(before);
        }
    }

    private static boolean isWellFormed(byte[] response, Set<Integer> statuses) {
        Reply reply = TestRegister.reply(response);
        return statuses.contains(reply.status())
                && reply.headers().entrySet().stream()
                        .allMatch(header -> HEADER.matcher(header.getKey() + ": " + header.getValue())
                                .matches())
                && (reply.body().isEmpty() || reply.header("content-type") != null);
    }

    /// Each number is one act on one of a few days: publish, correct or withdraw.
    @Test
    void listEqualsTheDefinitionReadOffTheWholeChain() {
        LocalDate day = LocalDate.parse("2026-06-01");
        qt().withExamples(150)
                .forAll(
                        lists().of(integers().between(0, 29)).ofSizeBetween(1, 15),
                        integers().between(-7, 7),
                        integers().between(0, 16))
                .check((acts, offset, hour) -> {
                    var register = new TestRegister();
                    register.clock.set("2026-06-01T00:00:00Z");
                    for (int i = 0; i < acts.size(); i++) {
                        register.clock.advance(Duration.ofHours(1));
                        String date = day.plusDays(acts.get(i) % 10 - 5).toString();
                        String note = " " + i;
                        switch (acts.get(i) / 10) {
                            case 0 ->
                                register.publishing.publish(
                                        Policies.desk(date, words -> words + note), new byte[0], null);
                            case 1 ->
                                register.publishing.publish(
                                        Policies.desk(date, words -> words + note), new byte[0], "reason" + note);
                            default -> register.publishing.withdraw(Policies.DESK, LocalDate.parse(date), "why" + note);
                        }
                    }
                    register.clock.set("2026-06-20T00:00:00Z");
                    Instant knownAt = Instant.parse("2026-06-01T00:00:00Z").plus(Duration.ofHours(hour));
                    LocalDate asOf = day.plusDays(offset);
                    Reply reply = register.get("/v1/policies/desk/subprocessors?asOf=" + asOf + "&knownAt=" + knownAt);
                    Optional<EntryHeader> expected = definition(register, asOf, knownAt);
                    return expected.isEmpty()
                            ? reply.status() == 404
                            : reply.status() == 200
                                    && reply.at("entryHash")
                                            .equals(expected.get().hash().hex());
                });
    }

    private static Optional<EntryHeader> definition(TestRegister register, LocalDate asOf, Instant knownAt) {
        for (LocalDate date = asOf; date.isAfter(asOf.minusDays(30)); date = date.minusDays(1)) {
            EntryHeader last = null;
            for (EntryHeader header : register.history.headers(Policies.DESK)) {
                if (header.effectiveDate().equals(date) && !header.recordedAt().isAfter(knownAt)) {
                    last = header;
                }
            }
            if (last != null && last.kind() != EntryKind.WITHDRAWAL) {
                return Optional.of(last);
            }
        }
        return Optional.empty();
    }
}
