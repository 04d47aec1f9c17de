package register.read.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.chain.Chain;
import register.chain.DateWalk;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.History;
import register.chain.PolicySummary;
import register.read.Policies;
import register.read.Reply;
import register.read.TestRegister;
import register.read.http.Answer;
import register.read.http.Body;
import register.read.http.Freshness;
import register.value.PolicyId;
import register.value.Sha256;

/// A handler with a warm cache gives the same answers as a new one.
class ReadCacheTest {
    private static final String LIST = "/v1/policies/desk/subprocessors";
    private static final List<String> ADDRESSES = List.of(
            LIST,
            LIST + ".csv",
            LIST + "?lang=en",
            LIST + "?lang=fr",
            LIST + "?category=infrastructure",
            LIST + "?asOf=2026-07-01",
            LIST + "?asOf=2026-03-05",
            "/v1/policies/desk/versions/2026-03-01",
            "/v1/policies",
            "/desk",
            "/desk?lang=fr",
            "/desk/2026-03-01",
            "/desk/2026-03-01?revision=1",
            "/");

    private final TestRegister register = new TestRegister();

    /// Requested before and after everything that can happen to a version, twice each time.
    @Test
    void noAnswerOutlivesACorrectionAWithdrawalOrADay() {
        register.publish("2026-02-01T09:00:00Z", Policies.desk("2026-03-01"));
        register.clock.set("2026-02-01T10:00:00Z");
        sameAsNew();
        register.clock.set("2026-03-01T00:00:00Z");
        sameAsNew();
        register.correct("2026-03-02T09:00:00Z", Policies.desk("2026-03-01", words -> words + "!"), "An exclamation");
        sameAsNew();
        register.publish("2026-04-01T09:00:00Z", Policies.withoutSingapore("2026-07-01"));
        sameAsNew();
        register.withdraw("2026-04-02T09:00:00Z", Policies.withoutSingapore("2026-07-01"), "We stay");
        sameAsNew();
        register.publish("2026-04-03T09:00:00Z", Policies.withoutSingapore("2026-07-01"));
        sameAsNew();
        register.clock.set("2026-07-01T12:00:00Z");
        sameAsNew();
        register.correct("2026-07-02T09:00:00Z", Policies.desk("2026-07-01"), "Singapore after all");
        sameAsNew();
        register.correct("2026-07-03T09:00:00Z", Policies.withoutSingapore("2026-07-01"), "No: closed");
        sameAsNew();
    }

    /// Neither in memory nor in a cache; a client that has it learns that it changed.
    @Test
    void noNameOutlivesARedaction() {
        register.publish("2026-02-01T09:00:00Z", Policies.withPerson("2026-03-01", "Aino Näidis"));
        register.clock.set("2026-07-01T12:00:00Z");
        String settled = LIST + "?asOf=2026-04-01&knownAt=2026-05-01T00:00:00Z&lang=en";
        Reply named = register.get(settled);
        assertTrue(named.body().contains("Aino Näidis"), named.body());
        assertEquals("no-cache", named.header("cache-control"));
        for (String address : List.of(LIST, LIST + ".csv", "/v1/policies/desk/versions/2026-03-01")) {
            assertEquals("no-cache", register.get(address).header("cache-control"), address);
        }
        sameAsNew();
        register.redact("2026-07-02T09:00:00Z", "person", "On request");
        sameAsNew();
        Reply removed = register.get(settled, "if-none-match", Objects.requireNonNull(named.header("etag")));
        assertEquals(200, removed.status());
        assertFalse(removed.body().contains("Aino"), removed.body());
        assertTrue(removed.body().contains("name removed on request"), removed.body());
        assertEquals("public, max-age=604800", removed.header("cache-control"));
        for (String address : ADDRESSES) {
            assertFalse(register.get(address).body().contains("Aino"), address);
        }
    }

    /// On AWS the last entry is read consistently, but everything else may lag: answers made from both are not
    /// cached.
    @Test
    void noPageIsKeptThatDoesNotShowYetWhatTheHeadTells() {
        register.publish("2026-02-01T09:00:00Z", Policies.desk("2026-03-01"));
        EntryHeader announced = register.publish("2026-06-15T12:00:00Z", Policies.withoutSingapore("2026-08-01"));
        var late = new Late(register.chain, announced.sequence());
        RequestStreamHandler handler = register.handler(late);
        byte[] event = TestRegister.event("GET", "/desk");
        register.clock.set("2026-06-15T12:00:00.100Z");
        assertFalse(text(TestRegister.call(handler, event)).contains("2026-08-01"));
        late.seen = Long.MAX_VALUE;
        assertTrue(text(TestRegister.call(handler, event)).contains("2026-08-01"));
        register.clock.set("2026-06-15T12:01:00Z");
        assertEquals(
                register.get("/desk").body(),
                TestRegister.reply(TestRegister.call(handler, event)).body());
    }

    /// A chain whose reads, except of the last entry, miss the last append.
    private static final class Late implements Chain {
        private final Chain chain;
        private long seen;

        Late(Chain chain, long missed) {
            this.chain = chain;
            this.seen = missed - 1;
        }

        @Override
        public boolean append(Entry entry) {
            return chain.append(entry);
        }

        @Override
        public Optional<EntryHeader> head(PolicyId policy) {
            return chain.head(policy);
        }

        @Override
        public Optional<Entry> latest(PolicyId policy, LocalDate date, Instant knownAt) {
            Instant until = headers(policy, 0, 100).getLast().recordedAt();
            return chain.latest(policy, date, knownAt.isBefore(until) ? knownAt : until);
        }

        @Override
        public Optional<Entry> entry(PolicyId policy, long sequence) {
            return sequence > seen ? Optional.empty() : chain.entry(policy, sequence);
        }

        @Override
        public List<EntryHeader> headers(PolicyId policy, long afterSequence, int limit) {
            return chain.headers(policy, afterSequence, limit).stream()
                    .filter(header -> header.sequence() <= seen)
                    .toList();
        }

        @Override
        public List<EntryHeader> dated(PolicyId policy, DateWalk way, int limit) {
            return chain.dated(policy, way, limit).stream()
                    .filter(header -> header.sequence() <= seen)
                    .toList();
        }

        @Override
        public List<PolicySummary> summaries(@Nullable PolicyId after, int limit) {
            return chain.summaries(after, limit);
        }

        @Override
        public List<PolicyId> policies() {
            return chain.policies();
        }
    }

    private void sameAsNew() {
        for (String address : ADDRESSES) {
            for (List<String> headers : List.of(List.<String>of(), List.of("accept-encoding", "gzip"))) {
                byte[] event = TestRegister.event("GET", address, headers.toArray(String[]::new));
                String fresh = text(TestRegister.call(register.handler(register.chain), event));
                assertEquals(fresh, text(TestRegister.call(register.handler, event)), address);
                assertEquals(fresh, text(TestRegister.call(register.handler, event)), address);
            }
        }
    }

    @Test
    void anAnnouncedListIsInForceWithItsDay() {
        register.publish("2026-02-01T09:00:00Z", Policies.desk("2026-03-01"));
        String address = LIST + "?asOf=2026-03-01";
        Reply before = register.get(address);
        assertEquals("announced", before.at("status"));
        register.clock.set("2026-03-01T12:00:00Z");
        assertEquals("in-force", register.get(address).at("status"));
        assertNotEquals(before.header("etag"), register.get(address).header("etag"));
    }

    @Test
    void theAnswerIsCachedButNotItsTime() {
        register.publish("2026-02-01T09:00:00Z", Policies.desk("2026-03-01"));
        register.clock.set("2026-03-05T12:00:00Z");
        assertEquals("public, max-age=60", register.get(LIST).header("cache-control"));
        register.clock.set("2026-03-05T21:59:30Z");
        assertEquals("public, max-age=25", register.get(LIST).header("cache-control"));
    }

    @Test
    void isMadeOnceForAnEntryAndAnewForAnother() {
        var memory = new ReadCache();
        var made = new AtomicInteger();
        EntryHeader header = register.publish("2026-02-01T09:00:00Z", Policies.desk("2026-03-01"));
        Answer first = memory.answer(header, "list", () -> answer(made, "one"));
        assertSame(first, memory.answer(header, "list", () -> answer(made, "two")));
        memory.answer(header, "another", () -> answer(made, "three"));
        assertEquals(2, made.get());
        EntryHeader inItsPlace = new EntryHeader(
                header.policy(),
                header.sequence(),
                header.kind(),
                header.effectiveDate(),
                header.timeZone(),
                header.revision(),
                header.recordedAt(),
                "another reason",
                header.noNoticeReason(),
                header.contentHash());
        assertEquals(
                Body.of("four").hash(),
                memory.answer(inItsPlace, "list", () -> answer(made, "four"))
                        .body()
                        .hash());
    }

    @Test
    void versionIsReadOnceAndKnownByItsContent() {
        register.publish("2026-02-01T09:00:00Z", Policies.desk("2026-03-01"));
        var memory = new ReadCache();
        var history = new History(register.chain, register.clock);
        var entry = history.version(Policies.DESK, Policies.desk("2026-03-01").effectiveDate(), null)
                .orElseThrow();
        assertSame(memory.stated(entry).version(), memory.stated(entry).version());
    }

    /// The cache is limited in bytes, and large answers are not cached.
    @Test
    void strangersCannotFillIt() {
        var memory = new ReadCache();
        var made = new AtomicInteger();
        EntryHeader header = register.publish("2026-02-01T09:00:00Z", Policies.desk("2026-03-01"));
        String large = "x".repeat(128 * 1024 + 1);
        memory.answer(header, "large", () -> answer(made, large));
        memory.answer(header, "large", () -> answer(made, large));
        assertEquals(2, made.get());
        String one = "x".repeat(100 * 1024);
        for (int i = 0; i < 100; i++) {
            memory.answer(header, "question " + i, () -> answer(made, one));
        }
        memory.answer(header, "question 0", () -> answer(made, one));
        assertEquals(103, made.get());
        memory.answer(header, "question 99", () -> answer(made, one));
        assertEquals(103, made.get());
        for (int i = 0; i < 2_000; i++) {
            memory.answer(header, "short " + i, () -> answer(made, "short"));
        }
        memory.answer(header, "short 0", () -> answer(made, "short"));
        assertEquals(2_104, made.get());
    }

    @Test
    void manyAtOnceGetTheSameAnswers() throws Exception {
        register.publish("2026-02-01T09:00:00Z", Policies.desk("2026-03-01"));
        register.clock.set("2026-03-05T12:00:00Z");
        var expected = new ArrayList<String>();
        var events = new ArrayList<byte[]>();
        for (String address : ADDRESSES) {
            for (String encoding : List.of("identity", "gzip")) {
                byte[] event = TestRegister.event("GET", address, "accept-encoding", encoding);
                events.add(event);
                expected.add(text(TestRegister.call(register.handler(register.chain), event)));
            }
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 2000; i++) {
                int at = i * 7 % events.size();
                tasks.add(() -> expected.get(at).equals(text(TestRegister.call(register.handler, events.get(at)))));
            }
            for (Future<Boolean> right : threads.invokeAll(tasks)) {
                assertTrue(right.get());
            }
        }
    }

    @Test
    void aFormOfABodyIsMadeOnce() {
        Body body = Body.of("õ\"\n".repeat(1000));
        assertSame(body.plain(), body.plain());
        assertSame(body.compressed(), body.compressed());
        assertEquals(Sha256.of("õ\"\n".repeat(1000).getBytes(StandardCharsets.UTF_8)), body.hash());
    }

    private static Answer answer(AtomicInteger made, String body) {
        made.incrementAndGet();
        return Answer.text("text/plain", body, Freshness.NEVER);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
