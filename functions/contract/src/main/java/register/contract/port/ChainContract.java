package register.contract.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.contract.world.EngineUnderTest;
import register.contract.world.Fictitious;
import register.contract.world.Race;
import register.contract.world.UnderContract;
import register.value.PolicyId;

/// `Chain`: appending, and reading by sequence.
///
/// Engines may accept or refuse a gap in the sequence: `Publishing` proposes none.
public interface ChainContract extends UnderContract {
    /// The policy of most tests.
    PolicyId POLICY = new PolicyId("example");
    /// The effective date of most tests.
    LocalDate DAY = LocalDate.of(2026, 3, 1);
    /// The time of record of most tests.
    Instant NOON = Instant.parse("2026-02-01T12:00:00.007Z");

    @Test
    @DisplayName("invariants 1, 5: an entry reads back byte for byte, and matches its hashes")
    default void readsEntryBack() {
        Chain chain = engine().chain();
        Entry first = Fictitious.first(POLICY, DAY, NOON, "ä 漢 \uD83D\uDE00 \\ \" ' \n \u0001 --");
        Entry second = Fictitious.next(
                first.header(), EntryKind.CORRECTION, DAY, NOON.plusMillis(1), "<b>&amp;</b> \u202E \u0000");
        Entry third = Fictitious.next(
                second.header(), EntryKind.WITHDRAWAL, LocalDate.of(2031, 12, 31), NOON.plusSeconds(9), "x");
        for (Entry entry : List.of(first, second, third)) {
            assertTrue(chain.append(entry));
            assertEquals(Optional.of(entry.header()), chain.head(POLICY));
        }
        for (Entry entry : List.of(first, second, third)) {
            Entry read = chain.entry(POLICY, entry.header().sequence()).orElseThrow();
            assertEquals(entry, read);
            assertEquals(entry.header().hash(), read.header().hash());
        }
        assertEquals(List.of(first.header(), second.header(), third.header()), chain.headers(POLICY, 0, 10));
    }

    @Test
    @DisplayName("invariant 5: an entry of 1 MB reads back exactly")
    default void readsLargeEntryBack() {
        Chain chain = engine().chain();
        Entry entry = Fictitious.first(POLICY, DAY, NOON, "A long sentence, once more. ".repeat(18_000));
        assertTrue(entry.content().length() > 1_000_000);
        assertTrue(chain.append(entry));
        assertEquals(Optional.of(entry), chain.entry(POLICY, 1));
        assertEquals(Optional.of(entry), chain.latest(POLICY, DAY, History.EVER));
    }

    @Test
    @DisplayName("invariant 1: an append at a taken sequence is refused, and the existing entry stays")
    default void refusesTakenSequence() {
        Chain chain = engine().chain();
        Entry standing = Fictitious.first(POLICY, DAY, NOON, "standing");
        Entry rival = Fictitious.first(POLICY, DAY.minusDays(1), NOON.plusSeconds(5), "rival");
        assertTrue(chain.append(standing));
        assertFalse(chain.append(rival));
        assertFalse(chain.append(standing), "the very same entry again");
        try (EngineUnderTest other = engine().reopened()) {
            assertFalse(other.chain().append(rival));
            assertEquals(Optional.of(standing), other.chain().entry(POLICY, 1));
            assertEquals(Optional.of(standing.header()), other.chain().head(POLICY));
            assertEquals(Optional.empty(), other.chain().latest(POLICY, DAY.minusDays(1), History.EVER));
        }
    }

    @Test
    @DisplayName("invariant 2: of 50 racing appends at one sequence, one wins and stays")
    default void oneOfRacingAppendsWins() {
        List<Boolean> won = Race.run(
                engine(),
                5,
                50,
                (engine, number) -> engine.chain()
                        .append(Fictitious.first(
                                POLICY, DAY.plusDays(number), NOON.plusMillis(number), "racer " + number)));
        assertEquals(1, Race.count(won));
        int winner = won.indexOf(true);
        assertEquals(
                List.of(Fictitious.first(POLICY, DAY.plusDays(winner), NOON.plusMillis(winner), "racer " + winner)
                        .header()),
                engine().chain().headers(POLICY, 0, 100));
    }

    @Test
    @DisplayName("invariant 2: two policies do not get in each other's way")
    default void keepsPoliciesApart() {
        Chain chain = engine().chain();
        List<PolicyId> policies = List.of(new PolicyId("a"), new PolicyId("a-b"), new PolicyId("ab"));
        for (PolicyId policy : policies.reversed()) {
            assertTrue(chain.append(Fictitious.first(policy, DAY, NOON, "of " + policy)));
        }
        assertEquals(policies, chain.policies());
        for (PolicyId policy : policies) {
            Entry own = Fictitious.first(policy, DAY, NOON, "of " + policy);
            assertEquals(Optional.of(own), chain.entry(policy, 1));
            assertEquals(Optional.of(own), chain.latest(policy, DAY, History.EVER));
            assertEquals(List.of(own.header()), chain.headers(policy, 0, 10));
        }
    }

    @Test
    @DisplayName("invariant 2: the head includes every completed append, whichever process made it")
    default void headSeesEveryAppend() {
        try (EngineUnderTest other = engine().reopened();
                EngineUnderTest third = engine().reopened()) {
            List<EngineUnderTest> engines = List.of(engine(), other, third);
            Entry entry = Fictitious.first(POLICY, DAY, NOON, "1");
            for (int i = 0; i < 30; i++) {
                assertTrue(engines.get(i % 3).chain().append(entry));
                for (EngineUnderTest engine : engines) {
                    assertEquals(Optional.of(entry.header()), engine.chain().head(POLICY));
                }
                entry = Fictitious.next(
                        entry.header(), EntryKind.PUBLICATION, DAY.plusDays(i), NOON.plusSeconds(i + 1), "n" + i);
            }
        }
    }

    @Test
    @DisplayName("invariant 1: appended entries survive a restart")
    default void keepsEntries() {
        Entry entry = Fictitious.first(POLICY, DAY, NOON, "kept");
        EngineUnderTest before = engine().reopened();
        assertTrue(before.chain().append(entry));
        before.close();
        try (EngineUnderTest after = engine().reopened()) {
            assertEquals(Optional.of(entry), after.chain().entry(POLICY, 1));
            assertEquals(List.of(POLICY), after.chain().policies());
        }
    }

    @Test
    @DisplayName("invariant 3: headers are listed in pages, none twice and none omitted")
    default void pagesHeaders() {
        Chain chain = engine().chain();
        var all = new ArrayList<EntryHeader>();
        Entry entry = Fictitious.first(POLICY, DAY, NOON, "first");
        for (int i = 1; i <= 23; i++) {
            assertTrue(chain.append(entry));
            all.add(entry.header());
            entry = Fictitious.next(
                    entry.header(), EntryKind.PUBLICATION, DAY.minusDays(i), NOON.plusSeconds(i), "n" + i);
        }
        for (int size : List.of(1, 5, 22, 23, 24)) {
            var walked = new ArrayList<EntryHeader>();
            List<EntryHeader> page = chain.headers(POLICY, 0, size);
            while (!page.isEmpty() && walked.size() <= all.size()) {
                assertTrue(page.size() <= size);
                walked.addAll(page);
                page = chain.headers(POLICY, page.getLast().sequence(), size);
            }
            assertEquals(all, walked, "pages of " + size);
        }
    }

    @Test
    @DisplayName("invariant 1: the chain holds only what was appended")
    default void hasNoEntriesAtFirst() {
        Chain chain = engine().chain();
        assertEquals(List.of(), chain.policies());
        assertEquals(Optional.empty(), chain.head(POLICY));
        assertEquals(Optional.empty(), chain.entry(POLICY, 1));
        assertEquals(List.of(), chain.headers(POLICY, 0, 10));
        assertEquals(Optional.empty(), chain.latest(POLICY, DAY, History.EVER));
        assertTrue(chain.append(Fictitious.first(POLICY, DAY, NOON, "1")));
        assertEquals(Optional.empty(), chain.entry(POLICY, 2));
        assertEquals(Optional.empty(), chain.entry(POLICY, 0));
        assertEquals(Optional.empty(), chain.head(new PolicyId("another")));
    }
}
