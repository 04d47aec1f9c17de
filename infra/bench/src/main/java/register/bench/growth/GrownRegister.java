package register.bench.growth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import register.assembly.Register;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.embedded.EmbeddedPorts;
import register.json.Json;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;
import register.publishing.Publishing;
import register.publishing.PublishingOutcome;
import register.read.ReadHandler;
import register.read.endpoint.ServedSite;
import register.value.Bytes;
import register.value.PolicyId;

/// A register on this machine with one policy and a version per day; today is long after all of them.
final class GrownRegister implements Grown {
    private static final PolicyId POLICY = new PolicyId("grown");
    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final Instant RECORDED = Instant.parse("1999-12-31T12:00:00Z");
    private static final String PAGE = "/" + POLICY;
    private static final String VERSIONS = "/v1/policies/" + POLICY + "/versions";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2050-01-01T12:00:00Z"), ZONE);

    private final int versions;
    private final int subprocessors;
    private final EmbeddedPorts engine;
    private final Publishing publishing;
    private final ReadHandler handler;
    private int length;

    private GrownRegister(EmbeddedPorts engine, int versions, int subprocessors) {
        this.versions = versions;
        this.subprocessors = subprocessors;
        this.engine = engine;
        this.publishing = new Register(engine, CLOCK).publishing();
        this.handler = unremembering();
    }

    static GrownRegister grow(Path folder, int versions, int subprocessors) {
        var register = new GrownRegister(EmbeddedPorts.open(folder), versions, subprocessors);
        while (register.length < versions) {
            append(
                    register.engine.chain(),
                    register.next(),
                    register.length + 1,
                    RECORDED.plus(register.length, ChronoUnit.DAYS));
            register.length++;
        }
        return register;
    }

    /// Appends the first publication for a date directly, because the use case would take longer.
    static void append(Chain chain, PolicyVersion version, long sequence, Instant recordedAt) {
        Bytes content = Bytes.canonical(PolicyCodec.encode(version));
        var header = new EntryHeader(
                version.policy(),
                sequence,
                EntryKind.PUBLICATION,
                version.effectiveDate(),
                version.timeZone(),
                1,
                recordedAt,
                null,
                null,
                content.hash());
        if (!chain.append(new Entry(header, content))) {
            throw new IllegalStateException("the chain did not accept entry " + sequence + " of " + version.policy());
        }
    }

    @Override
    public List<Question> questions() {
        return List.of(
                new Question("list in force", () -> list(handler, "")),
                new Question("list in force, first time asked", () -> list(unremembering(), "")),
                new Question("list as of a past date, first time asked", () -> list(unremembering(), past())),
                new Question("list as of a past date", () -> list(handler, past())),
                new Question("page, first time asked", () -> get(unremembering(), PAGE, "")),
                new Question("page", () -> get(handler, PAGE, "")),
                new Question("`versions?limit=20`, first time asked", () -> get(unremembering(), VERSIONS, "limit=20")),
                new Question("`versions?limit=20`", () -> get(handler, VERSIONS, "limit=20")),
                new Question("publish the next version", false, this::append));
    }

    @Override
    public void close() {
        engine.close();
    }

    /// A new handler with empty caches.
    private ReadHandler unremembering() {
        return handler(engine);
    }

    static ReadHandler handler(EmbeddedPorts engine) {
        return new ReadHandler(
                engine.chain(), engine.checkpoints(), engine.records(), engine.persons(), ServedSite.UNKNOWN, CLOCK);
    }

    /// A day in the middle, on which the next version was announced.
    private String past() {
        return "asOf=" + FIRST_DAY.plusDays(versions / 2);
    }

    private static long list(ReadHandler asked, String query) {
        return get(asked, "/v1/policies/" + POLICY + "/subprocessors", query);
    }

    /// The time until the answer, in nanoseconds.
    static long get(ReadHandler asked, String path, String query) {
        byte[] event = """
                {"version": "2.0", "rawPath": "%s", "rawQueryString": "%s", "headers": {},
                 "requestContext": {"http": {"method": "GET"}}}""".formatted(path, query).getBytes(UTF_8);
        var response = new ByteArrayOutputStream();
        long start = System.nanoTime();
        try {
            asked.handleRequest(new ByteArrayInputStream(event), response, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long nanos = System.nanoTime() - start;
        if (!response.toString(UTF_8).contains("\"statusCode\":200")) {
            throw new IllegalStateException(response.toString(UTF_8));
        }
        return nanos;
    }

    private long append() {
        PolicyVersion version = next();
        byte[] source = ("# " + version.effectiveDate()).getBytes(UTF_8);
        long start = System.nanoTime();
        PublishingOutcome outcome = publishing.publish(version, source, null);
        long nanos = System.nanoTime() - start;
        if (!(outcome instanceof PublishingOutcome.Accepted)) {
            throw new IllegalStateException(outcome.toString());
        }
        length++;
        return nanos;
    }

    /// The version of the next day.
    private PolicyVersion next() {
        return version(POLICY, FIRST_DAY.plusDays(length), subprocessors);
    }

    static PolicyVersion version(PolicyId policy, LocalDate day, int subprocessors) {
        return PolicyCodec.decode(Json.object()
                .put("policy", policy.value())
                .put("effectiveDate", day.toString())
                .put("dateBasis", "effective")
                .put("timeZone", ZONE.getId())
                .put("editions", Json.object().put("en", edition(day)).build())
                .put(
                        "subprocessors",
                        Json.array(IntStream.range(0, subprocessors)
                                .mapToObj(GrownRegister::subprocessor)
                                .toList()))
                .put(
                        "requests",
                        Json.object()
                                .put("publicAddresses", Json.strings(List.of("privacy@example.com")))
                                .build())
                .build());
    }

    private static Json.Obj edition(LocalDate day) {
        return Json.object()
                .put("status", "original")
                .put("title", "Subprocessors")
                .put("provider", "Example Ltd")
                .put(
                        "sections",
                        Json.array(List.of(Json.object()
                                .put("heading", "As of " + day)
                                .put("table", "infrastructure")
                                .build())))
                .build();
    }

    private static Json.Obj subprocessor(int number) {
        return Json.object()
                .put("id", "hosting-" + number)
                .put("legalName", "Fictitious Hosting " + number + " GmbH")
                .put("country", "DE")
                .put("engagements", Json.array(List.of(engagement())))
                .build();
    }

    private static Json.Obj engagement() {
        return Json.object()
                .put("id", "servers")
                .put("category", "infrastructure")
                .put("service", Json.object().put("en", "Servers").build())
                .put("purpose", Json.object().put("en", "Runs the servers").build())
                .put(
                        "locations",
                        Json.array(List.of(Json.object()
                                .put("country", "DE")
                                .put("role", "storage")
                                .build())))
                .build();
    }
}
