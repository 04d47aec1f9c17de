package register.read.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.chain.Chain;
import register.chain.DateWalk;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.History;
import register.chain.PolicySummary;
import register.read.Policies;
import register.read.Story;
import register.read.TestRegister;
import register.value.Language;
import register.value.PolicyId;

/// No answer mixes the state before and after an entry was appended.
class EndedChainTest {
    private final Story story = new Story();

    @Test
    void endsWhereItEndedWhateverComes() {
        Chain all = story.register.chain;
        List<EntryHeader> headers = all.headers(Policies.DESK, 0, 100);
        for (EntryHeader end : headers) {
            var ended = new EndedChain(all, end);
            assertEquals(Optional.of(end), ended.head(Policies.DESK));
            assertEquals(headers.subList(0, (int) end.sequence()), ended.headers(Policies.DESK, 0, 100));
            assertEquals(Optional.empty(), ended.entry(Policies.DESK, end.sequence() + 1));
            assertEquals(all.entry(Policies.DESK, end.sequence()), ended.entry(Policies.DESK, end.sequence()));
            for (String date : List.of("2025-10-02", "2026-03-01", "2026-09-01", "2026-10-01")) {
                assertEquals(
                        all.latest(Policies.DESK, LocalDate.parse(date), end.recordedAt()),
                        ended.latest(Policies.DESK, LocalDate.parse(date), History.EVER));
            }
            assertEquals(Optional.empty(), ended.head(new PolicyId("another")));
        }
    }

    /// If another process adds a correction, a withdrawal and a version during any read, the answer matches the state
    /// before or after.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk",
                "/desk/2026-03-01",
                "/desk/2026-03-01?revision=2",
                "/v1/policies/desk/subprocessors",
                "/v1/policies/desk/subprocessors?asOf=2026-06-20",
                "/v1/policies/desk/subprocessors.fragment.html",
                "/v1/policies/desk/feed.atom",
                "/v1/policies/desk/feed.json",
                "/v1/policies/desk/dates.ics",
                "/v1/policies/desk/versions",
                "/v1/policies/desk/versions/2026-03-01",
                "/v1/policies/desk/changes?from=2026-03-01&to=2026-06-15",
                "/v1/documents/"
            })
    void anAnswerIsOfOneMoment(String address) {
        for (int at = 1; ; at++) {
            var now = new Story();
            String asked = address.endsWith("/documents/")
                    ? address
                            + now.register
                                    .snapshot(now.corrected, Language.ENGLISH)
                                    .sha256()
                    : address;
            String before = now.get(asked).body();
            var meddled = new Meddled(now.register.chain, at, chain -> append(now.register));
            String during = TestRegister.reply(
                            TestRegister.call(now.register.handler(meddled), TestRegister.event("GET", asked)))
                    .body();
            if (!meddled.done()) {
                return;
            }
            String after = now.get(asked).body();
            if (!during.equals(before)) {
                assertEquals(after, during, "appended before read " + at);
            }
        }
    }

    private static void append(TestRegister register) {
        register.correct(Story.NOW, Policies.desk("2026-03-01", words -> words + " again"), "Once more");
        register.withdraw(Story.NOW, Policies.withoutSingapore("2026-09-01"), "We stay");
        register.publish(Story.NOW, Policies.desk("2026-06-10", words -> words + " anew"));
        register.clock.set(Story.NOW);
    }

    /// A chain that another process appends to before one of its reads.
    private static final class Meddled implements Chain {
        private final Chain chain;
        private final int at;
        private final Consumer<Chain> append;
        private int reads;

        Meddled(Chain chain, int at, Consumer<Chain> append) {
            this.chain = chain;
            this.at = at;
            this.append = append;
        }

        boolean done() {
            return reads >= at;
        }

        private Chain read() {
            if (++reads == at) {
                append.accept(chain);
            }
            return chain;
        }

        @Override
        public boolean append(Entry entry) {
            throw new AssertionError("a reader appends");
        }

        @Override
        public Optional<EntryHeader> head(PolicyId policy) {
            return read().head(policy);
        }

        @Override
        public Optional<Entry> latest(PolicyId policy, LocalDate date, Instant knownAt) {
            return read().latest(policy, date, knownAt);
        }

        @Override
        public Optional<Entry> entry(PolicyId policy, long sequence) {
            return read().entry(policy, sequence);
        }

        @Override
        public List<EntryHeader> headers(PolicyId policy, long afterSequence, int limit) {
            return read().headers(policy, afterSequence, limit);
        }

        @Override
        public List<EntryHeader> dated(PolicyId policy, DateWalk way, int limit) {
            return read().dated(policy, way, limit);
        }

        @Override
        public List<PolicySummary> summaries(@Nullable PolicyId after, int limit) {
            return read().summaries(after, limit);
        }

        @Override
        public List<PolicyId> policies() {
            return read().policies();
        }
    }
}
