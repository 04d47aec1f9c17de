package register.aws.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import register.aws.stand.AwsEngine;
import register.aws.stand.Calls;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryKind;
import register.contract.world.Fictitious;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.document.IssuedDocuments;
import register.document.Presentation;
import register.memory.MemoryDocuments;
import register.publishing.Outcome;
import register.publishing.Publishing;
import register.request.By;
import register.request.DpaRequest;
import register.request.RequestLog;
import register.request.RequestState;
import register.request.delivery.MailId;
import register.sample.SampleRequest;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;

/// Invariant 4: the list in force is one request for one item, whatever the number of versions; and the cost of each
/// other operation. Counts requests, items and bytes, never time.
final class RequestCostTest {
    private static final CostReport REPORT = new CostReport(Path.of("target", "request-costs.md"));
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Instant NOON = Instant.parse("2025-12-01T12:00:00Z");
    /// At nine in the morning UTC it is this day everywhere on Earth, except where it is still the day before.
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T09:00:00Z"), ZoneOffset.UTC);

    private static AwsEngine engine;

    @BeforeAll
    static void open() {
        engine = AwsEngine.open();
    }

    @AfterAll
    static void report() throws IOException {
        if (engine != null) {
            engine.close();
            REPORT.write();
        }
    }

    @Test
    void theListInForceIsOneQueryOfOneItem() {
        PolicyId policy = new PolicyId("long");
        int length = 0;
        for (int versions : List.of(1, 100, 1_000)) {
            append(policy, length, versions);
            length = versions;
            Calls.Cost cost = REPORT.measured("list in force among " + versions, () -> list(policy, "", CLOCK));
            assertEquals(Map.of("Query", 1L), cost.operations());
            assertEquals(1, cost.items());
            assertTrue(cost.responseBytes() < 10_000, cost.toString());
        }
        // Only on demand: the stand-in takes long to hold so many.
        int longest = Integer.getInteger("register.cost.versions", 0);
        if (longest > length) {
            PolicyId longer = new PolicyId("longer");
            append(longer, 0, longest);
            for (String asked : List.of("", "asOf=" + DAY.plusDays(longest / 2))) {
                Calls.Cost cost = REPORT.measured(
                        "list among " + longest + (asked.isEmpty() ? "" : ", as of a date"),
                        () -> list(longer, asked, CLOCK));
                assertEquals(Map.of("Query", 1L), cost.operations());
                assertEquals(1, cost.items());
            }
        }
        LocalDate middle = DAY.plusDays(500);
        Calls.Cost asOf = REPORT.measured("list as of a date among 1000", () -> list(policy, "asOf=" + middle, CLOCK));
        assertEquals(Map.of("Query", 1L), asOf.operations());
        assertEquals(1, asOf.items());
        Calls.Cost eve = REPORT.measured("list where the next version's day has begun elsewhere", () -> {
            Clock noon = Clock.fixed(CLOCK.instant().plusSeconds(3 * 3600), ZoneOffset.UTC);
            list(policy, "", noon);
        });
        assertEquals(Map.of("Query", 2L), eve.operations());
        assertEquals(2, eve.items());
        readsOf(policy, middle);
    }

    @Test
    void aListOfAThousandSubprocessorsIsOneItemToo() {
        for (int subprocessors : List.of(10, 1_000)) {
            PolicyId policy = new PolicyId("wide-" + subprocessors);
            assertTrue(
                    engine.chain().append(Fictitious.first(Fictitious.wide(policy, DAY, "one", subprocessors), NOON)));
            Calls.Cost cost =
                    REPORT.measured("list of " + subprocessors + " subprocessors", () -> list(policy, "", CLOCK));
            assertEquals(Map.of("Query", 1L), cost.operations());
            assertEquals(1, cost.items());
        }
    }

    private static void readsOf(PolicyId policy, LocalDate middle) {
        Chain chain = engine.chain();
        Calls.Cost head = REPORT.measured(
                "head among 1000", () -> assertTrue(chain.head(policy).isPresent()));
        assertEquals(Map.of("Query", 1L), head.operations());
        assertEquals(1, head.items());
        Calls.Cost recent = REPORT.measured(
                "latest as known an entry ago",
                () -> assertTrue(
                        chain.latest(policy, middle, NOON.plusSeconds(499)).isPresent()));
        assertEquals(Map.of("Query", 1L, "GetItem", 1L), recent.operations());
        assertEquals(16, recent.items());
        Calls.Cost longAgo = REPORT.measured(
                "latest as known 999 entries ago",
                () -> assertTrue(chain.latest(policy, DAY.plusDays(2_000), NOON).isPresent()));
        assertEquals(Map.of("Query", 3L, "GetItem", 1L), longAgo.operations());
        assertEquals(2, longAgo.items());
        Calls.Cost headers = REPORT.measured(
                "headers of 1000",
                () -> assertEquals(1_000, chain.headers(policy, 0, 1_000).size()));
        // A page is 1 MB of the index, some 2,500 headers; moto 5.1.1 counts the whole entries.
        assertTrue(headers.calls().size() <= 2 && headers.operations().keySet().equals(Set.of("Query")));
        assertEquals(1_000, headers.items());
        assertTrue(headers.responseBytes() < 1_000 * 700, headers.toString());
        Calls.Cost entry =
                REPORT.measured("entry", () -> assertTrue(chain.entry(policy, 7).isPresent()));
        assertEquals(Map.of("GetItem", 1L), entry.operations());
        Calls.Cost policies =
                REPORT.measured("policies", () -> assertTrue(chain.policies().contains(policy)));
        assertEquals(Map.of("Query", 1L), policies.operations());
    }

    @Test
    void publishingIsOneConditionalWriteAfterItsDocuments() {
        PolicyId policy = new PolicyId("published");
        var documents = new MemoryDocuments();
        Chain chain = new AppendingAfter(engine.chain(), () -> assertEquals(2, documents.size()));
        var publishing = new Publishing(chain, documents, engine.persons(), CLOCK);
        Calls.Cost publish = REPORT.measured(
                "publish",
                () -> assertInstanceOf(
                        Outcome.Accepted.class,
                        publishing.publish(Fictitious.version(policy, DAY, "one"), "# one".getBytes(UTF_8), null)));
        assertEquals(Map.of("Query", 2L, "PutItem", 1L), publish.operations());
        assertEquals("PutItem", publish.calls().getLast().operation());
        Calls.Cost again = REPORT.measured(
                "publish the same again",
                () -> assertInstanceOf(
                        Outcome.Unchanged.class,
                        publishing.publish(Fictitious.version(policy, DAY, "one"), "# one".getBytes(UTF_8), null)));
        assertEquals(Map.of("Query", 2L), again.operations());
    }

    @Test
    void documentsAreRecordedInTwoWritesAndFoundInOneRead() {
        IssuedDocuments issued = engine.issuedDocuments();
        var header = Fictitious.first(new PolicyId("issued"), DAY, NOON, "one").header();
        var snapshot = new IssuedDocument.Snapshot(
                Sha256.of("pdf".getBytes(UTF_8)),
                DocumentKey.snapshot(header, Language.ENGLISH),
                NOON,
                header.policy(),
                1,
                DAY,
                1,
                Language.ENGLISH,
                0,
                Presentation.NONE);
        Calls.Cost record = REPORT.measured("record a snapshot", () -> issued.record(snapshot));
        assertEquals(Map.of("PutItem", 2L), record.operations());
        Calls.Cost find = REPORT.measured(
                "find a snapshot",
                () -> assertTrue(
                        issued.snapshot(header.policy(), 1, Language.ENGLISH).isPresent()));
        assertEquals(Map.of("GetItem", 1L), find.operations());
        assertEquals(1, find.items());
    }

    @Test
    void aRequestIsOneWriteForEachChange() {
        RequestLog requests = engine.requests();
        DpaRequest request = SampleRequest.received(new Reference("DPA-0000-AAAA-ZZZ9"), NOON, "asks-for-dpa");
        Calls.Cost open = REPORT.measured("open a request", () -> assertTrue(requests.open(request)));
        assertEquals(Map.of("PutItem", 1L), open.operations());
        Calls.Cost replace = REPORT.measured(
                "change a request",
                () -> assertTrue(requests.replace(
                        request.replying(NOON.plusSeconds(60), MailId.next(request.reference()), By.register(NOON)))));
        assertEquals(Map.of("PutItem", 1L), replace.operations());
        Calls.Cost find = REPORT.measured(
                "find a request",
                () -> assertEquals(
                        RequestState.REPLYING,
                        requests.find(request.reference()).orElseThrow().state()));
        assertEquals(Map.of("GetItem", 1L), find.operations());
        Calls.Cost newest = REPORT.measured(
                "the newest requests", () -> assertEquals(1, requests.newest(50).size()));
        assertEquals(Map.of("Query", 1L, "BatchGetItem", 1L), newest.operations());
        assertEquals(2, newest.items());
    }

    private static void append(PolicyId policy, int from, int to) {
        Entry entry = Fictitious.first(policy, DAY, NOON, "first");
        for (int i = 1; i <= to; i++) {
            if (i > from) {
                assertTrue(engine.chain().append(entry));
            }
            entry = Fictitious.next(
                    entry.header(), EntryKind.PUBLICATION, DAY.plusDays(i), NOON.plusSeconds(i), "n" + i);
        }
    }

    private static void list(PolicyId policy, String query, Clock clock) {
        new ListRequest(
                        engine.chain(),
                        engine.issuedDocuments(),
                        engine.checkpoints(),
                        engine.witnesses(),
                        engine.sealCertificates(),
                        engine.persons(),
                        clock)
                .send(policy, query);
    }
}
