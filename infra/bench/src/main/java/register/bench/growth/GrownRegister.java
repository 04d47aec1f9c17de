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
final class GrownRegister implements AutoCloseable {
    private static final PolicyId POLICY = new PolicyId("grown");
    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final Instant RECORDED = Instant.parse("1999-12-31T12:00:00Z");
    private static final String PAGE = "/" + POLICY;
    private static final String VERSIONS = "/v1/policies/" + POLICY + "/versions";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2050-01-01T12:00:00Z"), ZONE);

    private final Shape shape;
    private final EmbeddedPorts engine;
    private final Publishing publishing;
    private final ReadHandler handler;
    private int length;

    private GrownRegister(Shape shape, EmbeddedPorts engine) {
        this.shape = shape;
        this.engine = engine;
        this.publishing = new Register(engine, CLOCK).publishing();
        this.handler = unremembering();
    }

    static GrownRegister grow(Path folder, Shape shape) {
        var register = new GrownRegister(shape, EmbeddedPorts.open(folder));
        EntryHeader last = null;
        while (register.length < shape.versions()) {
            Bytes content = Bytes.canonical(PolicyCodec.encode(register.next()));
            last = new EntryHeader(
                    POLICY,
                    register.length + 1,
                    EntryKind.PUBLICATION,
                    FIRST_DAY.plusDays(register.length),
                    ZONE,
                    1,
                    RECORDED.plus(register.length, ChronoUnit.DAYS),
                    null,
                    null,
                    content.hash());
            if (!register.engine.chain().append(new Entry(last, content))) {
                throw new IllegalStateException("the chain did not take entry " + last.sequence());
            }
            register.length++;
        }
        return register;
    }

    Shape shape() {
        return shape;
    }

    /// Asks the question once.
    ///
    /// @return the time until the answer, in nanoseconds
    long time(Question question) {
        return switch (question) {
            case LIST -> list(handler, "");
            case LIST_UNREMEMBERED -> list(unremembering(), "");
            case LIST_AS_OF -> list(unremembering(), "asOf=" + FIRST_DAY.plusDays(shape.versions() / 2));
            case PAGE -> get(unremembering(), PAGE, "");
            case PAGE_AGAIN -> get(handler, PAGE, "");
            case VERSIONS -> get(unremembering(), VERSIONS, "limit=20");
            case VERSIONS_AGAIN -> get(handler, VERSIONS, "limit=20");
            case APPEND -> append();
        };
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
                engine.chain(),
                engine.issuedDocuments(),
                engine.checkpoints(),
                engine.witnesses(),
                engine.sealCertificates(),
                engine.persons(),
                engine.brands(),
                ServedSite.UNKNOWN,
                CLOCK);
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
        return version(POLICY, FIRST_DAY.plusDays(length), shape.subprocessors());
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
