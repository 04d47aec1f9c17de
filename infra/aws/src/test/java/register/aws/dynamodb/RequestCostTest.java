package register.aws.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
import register.chain.History;
import register.contract.world.Fictitious;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.document.IssuedDocuments;
import register.document.Presentation;
import register.memory.MemoryDocuments;
import register.notice.NoticeGuard;
import register.publishing.Publishing;
import register.publishing.PublishingOutcome;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.RequestLog;
import register.request.RequestState;
import register.request.delivery.MailId;
import register.sample.SampleRequest;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;

/// Invariant 4: the list in force takes one request for one item, whatever the number of versions. Also measures the
/// cost of each other operation. Counts requests, items and bytes, never time.
final class RequestCostTest {
    private static final CostReport REPORT = new CostReport(Path.of("target", "request-costs.md"));
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Instant NOON = Instant.parse("2025-12-01T12:00:00Z");
    /// At nine in the morning UTC it is this day everywhere on Earth, except where it is still the previous day.
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T09:00:00Z"), ZoneOffset.UTC);

    /// After the dates of all versions.
    private static final Clock LATER = Clock.fixed(Instant.parse("2040-01-01T09:00:00Z"), ZoneOffset.UTC);

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
            Calls.Cost cost = REPORT.measured("list in force among " + versions, () -> list(policy, "", LATER));
            assertEquals(Map.of("Query", 1L), cost.operations());
            assertEquals(1, cost.items());
            assertTrue(cost.responseBytes() < 10_000, cost.toString());
        }
        // Only on demand, because the stand-in takes long to store so many.
        int longest = Integer.getInteger("register.cost.versions", 0);
        if (longest > length) {
            PolicyId longer = new PolicyId("longer");
            append(longer, 0, longest);
            Calls.Cost cost = REPORT.measured("list among " + longest, () -> list(longer, "", LATER));
            assertEquals(Map.of("Query", 1L), cost.operations());
            asOf(longer, DAY.plusDays(longest / 2), longest);
            pagesOf(longer, longest);
        }
        LocalDate middle = DAY.plusDays(500);
        asOf(policy, middle, 1_000);
        PolicyId two = new PolicyId("two");
        append(two, 0, 2);
        Calls.Cost announced = REPORT.measured("list in force, another one announced", () -> list(two, "", CLOCK));
        assertEquals(Map.of("Query", 3L), announced.operations());
        assertEquals(3, announced.items());
        readsOf(policy, middle);
        pagesOf(policy, 1_000);
    }

    /// The list of that day, the versions announced by then, and the one entry of that day.
    private static void asOf(PolicyId policy, LocalDate date, int versions) {
        Calls.Cost cost =
                REPORT.measured("list as of a date among " + versions, () -> list(policy, "asOf=" + date, LATER));
        assertEquals(Map.of("Query", 2L, "GetItem", 1L), cost.operations());
    }

    /// The requests for a page and for a list of versions do not depend on the number of versions.
    private static void pagesOf(PolicyId policy, int all) {
        String of = "of a policy of " + all + " versions";
        Calls.Cost page = REPORT.measured("page " + of, () -> send("/" + policy, ""));
        // Its own brand and the default one; and each version among its rows, to state its changes, with the one
        // before.
        long rows = Math.min(all, 12);
        assertEquals(3L, page.operations().getOrDefault("Query", 0L), page.toString());
        assertTrue(page.operations().getOrDefault("GetItem", 0L) <= rows + 4, page.toString());
        assertTrue(page.items() <= 15 + 3 * rows, page.toString());
        Calls.Cost versions =
                REPORT.measured("20 versions " + of, () -> send("/v1/policies/" + policy + "/versions", "limit=20"));
        assertEquals(Map.of("Query", 2L), versions.operations());
        assertTrue(versions.items() <= 23, versions.toString());
        // Its last and first entry, the shown entries and the surrounding ones; each version once, and the one
        // before.
        for (String name : List.of("feed.atom", "dates.ics")) {
            Calls.Cost feed = REPORT.measured(name + " " + of, () -> send("/v1/policies/" + policy + "/" + name, ""));
            assertTrue(feed.operations().getOrDefault("Query", 0L) <= 5, feed.toString());
            assertTrue(feed.operations().getOrDefault("GetItem", 0L) <= 32, feed.toString());
            assertTrue(feed.items() <= 2 + 3 * 32 + 64, feed.toString());
        }
    }

    @Test
    void anIndexIsOneQueryWhateverTheNumberOfPolicies() {
        for (int policies : List.of(60, 200)) {
            for (int i = policies == 60 ? 0 : 60; i < policies; i++) {
                PolicyId policy = new PolicyId("indexed-" + (1_000 + i));
                assertTrue(engine.chain().append(Fictitious.first(policy, DAY, NOON, "one")));
            }
            Calls.Cost list = REPORT.measured(
                    "20 of " + policies + " policies or more", () -> send("/v1/policies", "after=indexed"));
            assertEquals(Map.of("Query", 1L), list.operations());
            assertEquals(21, list.items());
            Calls.Cost page = REPORT.measured(
                    "index page of " + policies + " policies or more", () -> send("/", "after=indexed"));
            assertEquals(Map.of("Query", 1L, "GetItem", 1L), page.operations());
            assertEquals(51, page.items());
        }
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
                () -> assertTrue(chain.latest(policy, middle, recorded(499)).isPresent()));
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
        var publishing = new Publishing(
                chain,
                documents,
                engine.persons(),
                new NoticeGuard(new History(chain, CLOCK), engine.persons(), _ -> List.of(), _ -> Duration.ZERO),
                CLOCK);
        Calls.Cost publish = REPORT.measured(
                "publish",
                () -> assertInstanceOf(
                        PublishingOutcome.Accepted.class,
                        publishing.publish(Fictitious.version(policy, DAY, "one"), "# one".getBytes(UTF_8), null)));
        assertEquals(Map.of("Query", 2L, "GetItem", 1L, "TransactWriteItems", 1L), publish.operations());
        assertEquals("TransactWriteItems", publish.calls().getLast().operation());
        Calls.Cost again = REPORT.measured(
                "publish the same again",
                () -> assertInstanceOf(
                        PublishingOutcome.Unchanged.class,
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
        assertEquals(Map.of("Query", 1L), find.operations());
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
                () -> assertTrue(requests.replace(request.replying(
                        NOON.plusSeconds(60), MailId.next(request.reference()), ChangeAuthor.register(NOON)))));
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

    /// At noon on the day before its date.
    private static Instant recorded(int number) {
        return number == 0 ? NOON : DAY.plusDays(number - 1).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static void append(PolicyId policy, int from, int to) {
        Entry entry = Fictitious.first(policy, DAY, NOON, "first");
        for (int i = 1; i <= to; i++) {
            if (i > from) {
                assertTrue(engine.chain().append(entry));
            }
            entry = Fictitious.next(entry.header(), EntryKind.PUBLICATION, DAY.plusDays(i), recorded(i), "n" + i);
        }
    }

    private static void list(PolicyId policy, String query, Clock clock) {
        request(clock).send(policy, query);
    }

    private static void send(String path, String query) {
        request(LATER).send(path, query);
    }

    private static ListRequest request(Clock clock) {
        return new ListRequest(engine.chain(), engine.checkpoints(), engine.records(), engine.persons(), clock);
    }
}
