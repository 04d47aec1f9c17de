package register.contract.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.contract.world.EngineUnderTest;
import register.contract.world.Race;
import register.contract.world.UnderContract;
import register.notice.LedgerLine;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.NoticeState;
import register.notice.Notices;
import register.notice.Run;
import register.notice.RunId;
import register.recipient.RecipientId;
import register.request.ChangeAuthor;
import register.sample.Filled;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// `Notices`: an announcement has one run, with one notice per recipient. Only a process that read the last revision
/// can change one, and ledgers only grow.
public interface NoticesContract extends UnderContract {
    ChangeAuthor BY = ChangeAuthor.register(ChainContract.NOON);
    PolicyId POLICY = new PolicyId("example");

    @Test
    @DisplayName("runs and notices read back exactly, with every field filled and with none that may be absent")
    default void readsNoticesBack() {
        Notices notices = engine().notices();
        Notice filled = Filled.of(Notice.class);
        for (Run run : List.of(run(1), Filled.of(Run.class))) {
            assertTrue(notices.open(run));
            assertEquals(Optional.of(run), notices.run(run.id()));
            assertFalse(notices.open(run), "an announcement has one run");
        }
        notices.add(List.of(filled));
        notices.add(List.of(notice(1, 1)));
        notices.add(List.of());
        assertEquals(Optional.of(filled), notices.find(filled.id()));
        assertEquals(Optional.of(notice(1, 1)), notices.find(notice(1, 1).id()));
        assertEquals(Optional.empty(), notices.find(notice(1, 2).id()));
        assertEquals(Optional.empty(), notices.run(run(2).id()));
    }

    @Test
    @DisplayName("a policy's runs come by their announcements, the latest first")
    default void listsRuns() {
        Notices notices = engine().notices();
        assertEquals(List.of(), notices.runs(POLICY, 10));
        for (int number : List.of(2, 1, 10)) {
            assertTrue(notices.open(run(number)));
        }
        Run sending = run(10).sending(BY);
        assertTrue(notices.replace(sending));
        Run other = Run.opened(
                new RunId("00000009"),
                new PolicyId("other"),
                9,
                Sha256.of(new byte[1]),
                List.of(0),
                ChainContract.NOON,
                BY);
        assertTrue(notices.open(other));
        List<Run> all = notices.runs(POLICY, 10);
        assertEquals(List.of(sending, run(2), run(1)), all);
        assertEquals(all.subList(0, 2), notices.runs(POLICY, 2));
    }

    @Test
    @DisplayName("a lot holds what was added, in order; adding again changes nothing")
    default void addsWhatIsNotThere() {
        Notices notices = engine().notices();
        assertEquals(List.of(), notices.lot(run(1).id(), 0));
        List<Notice> lot =
                IntStream.range(0, 600).mapToObj(number -> notice(0, number)).toList();
        notices.add(lot.subList(0, 300));
        Notice claimed = lot.getFirst().claimed(ChainContract.NOON, BY);
        assertTrue(notices.replace(claimed));
        notices.add(lot);
        notices.add(List.of(notice(1, 7)));
        List<Notice> standing = notices.lot(run(1).id(), 0);
        assertEquals(600, standing.size());
        assertEquals(
                lot.stream().map(Notice::id).map(NoticeId::number).sorted().toList(),
                standing.stream().map(Notice::id).map(NoticeId::number).toList());
        assertTrue(standing.contains(claimed), "a claim is not undone");
        assertEquals(List.of(notice(1, 7)), notices.lot(run(1).id(), 1));
    }

    @Test
    @DisplayName("invariant 6: of 30 racing claims of an attempt one wins, also while the notice is added again")
    default void oneOfRacingAttemptsWins() {
        Notice planned = notice(0, 1);
        engine().notices().add(List.of(planned));
        List<Boolean> claimed = Race.run(engine(), 3, 30, (engine, number) -> {
            if (number % 3 == 0) {
                engine.notices().add(List.of(planned));
            }
            return engine.notices().replace(planned.claimed(ChainContract.NOON.plusSeconds(number), BY));
        });
        assertEquals(1, Race.count(claimed));
        Notice standing = engine().notices().find(planned.id()).orElseThrow();
        assertEquals(planned.claimed(ChainContract.NOON.plusSeconds(claimed.indexOf(true)), BY), standing);
        assertEquals(NoticeState.SENDING, standing.state());
    }

    @Test
    @DisplayName("a ledger keeps every fact of 20 racing sources, each once")
    default void keepsEveryFact() {
        Notice claimed = notice(0, 1).claimed(ChainContract.NOON, BY);
        engine().notices().add(List.of(notice(0, 1)));
        assertTrue(engine().notices().replace(claimed));
        Race.run(engine(), 3, 20, (engine, number) -> {
            LedgerLine.Kind kind = number % 2 == 0 ? LedgerLine.Kind.SENT : LedgerLine.Kind.ACCEPTED;
            Instant at = ChainContract.NOON.plusSeconds(number);
            while (true) {
                Notice standing = engine.notices().find(claimed.id()).orElseThrow();
                Notice next = standing.with(new LedgerLine(at, "source " + number / 4, 1, kind, null));
                if (next.equals(standing) || engine.notices().replace(next)) {
                    return next;
                }
            }
        });
        Notice last = engine().notices().find(claimed.id()).orElseThrow();
        assertEquals(12, last.revision(), "two facts of each of five sources");
        assertEquals(12, last.lines().size());
        assertEquals(NoticeState.ACCEPTED, last.state());
    }

    @Test
    @DisplayName("a run changes only from the state that somebody saw")
    default void replacesRunsConditionally() {
        Notices notices = engine().notices();
        Run sending = run(1).sending(BY);
        assertFalse(notices.replace(sending), "there is none");
        assertTrue(notices.open(run(1)));
        assertTrue(notices.replace(sending));
        assertFalse(notices.replace(run(1).cancelled("withdrawn", BY)), "from a state long gone");
        assertEquals(Optional.of(sending), notices.run(run(1).id()));
        assertFalse(notices.replace(notice(0, 1).claimed(ChainContract.NOON, BY)), "no such notice");
    }

    @Test
    @DisplayName("invariant 6: runs, notices and their ledgers are there after a restart")
    default void keepsNotices() {
        Notice claimed = notice(0, 1).claimed(ChainContract.NOON, BY);
        EngineUnderTest before = engine().reopened();
        assertTrue(before.notices().open(run(1)));
        before.notices().add(List.of(notice(0, 1)));
        assertTrue(before.notices().replace(claimed));
        before.close();
        try (EngineUnderTest after = engine().reopened()) {
            assertEquals(Optional.of(run(1)), after.notices().run(run(1).id()));
            assertEquals(List.of(claimed), after.notices().lot(run(1).id(), 0));
            assertFalse(after.notices().replace(claimed));
        }
    }

    private static Run run(int number) {
        return new Run(
                new RunId("%08d".formatted(number)),
                1,
                POLICY,
                number,
                Run.State.RECORDING,
                Sha256.of(new byte[1]),
                List.of(0, 1),
                Bytes.of(new byte[32]),
                ChainContract.NOON,
                null,
                List.of(new Run.Step(BY.at(), BY.actor(), Run.State.RECORDING, null)));
    }

    private static Notice notice(int lot, int number) {
        return Notice.planned(
                new NoticeId(new RunId("00000001"), lot, "%08d".formatted((number * 7919) % 100_000)),
                new RecipientId("%032x".formatted(number)),
                Language.ENGLISH,
                List.of(0),
                null,
                null,
                BY);
    }
}
