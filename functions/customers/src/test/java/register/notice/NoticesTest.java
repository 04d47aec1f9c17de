package register.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.memory.MemoryRecords;
import register.recipient.RecipientId;
import register.request.ChangeAuthor;
import register.sample.Filled;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// An announcement has one run, with one notice per recipient. Only a process that read the last revision can change
/// one, and ledgers only grow.
final class NoticesTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00.007Z");
    private static final ChangeAuthor BY = ChangeAuthor.register(NOON);
    private static final PolicyId POLICY = new PolicyId("example");

    private final Notices notices = new Notices(new MemoryRecords());

    @Test
    @DisplayName("runs and notices read back exactly, with every field filled in and with all optional fields absent")
    void readsNoticesBack() {
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
    @DisplayName("a policy's runs are listed by announcement, latest first")
    void listsRuns() {
        assertEquals(List.of(), notices.runs(POLICY, 10));
        for (int number : List.of(2, 1, 10)) {
            assertTrue(notices.open(run(number)));
        }
        Run sending = run(10).sending(BY);
        assertTrue(notices.replace(sending));
        Run other = Run.opened(
                new RunId("00000009"), new PolicyId("other"), 9, Sha256.of(new byte[1]), List.of(0), NOON, BY);
        assertTrue(notices.open(other));
        List<Run> all = notices.runs(POLICY, 10);
        assertEquals(List.of(sending, run(2), run(1)), all);
        assertEquals(all.subList(0, 2), notices.runs(POLICY, 2));
    }

    @Test
    @DisplayName("a lot holds the added notices in order; adding them again changes nothing")
    void addsWhatIsNotThere() {
        assertEquals(List.of(), notices.lot(run(1).id(), 0));
        List<Notice> lot =
                IntStream.range(0, 600).mapToObj(number -> notice(0, number)).toList();
        notices.add(lot.subList(0, 300));
        Notice claimed = lot.getFirst().claimed(NOON, BY);
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
    @DisplayName("a run changes only from the state that its editor saw")
    void replacesRunsConditionally() {
        Run sending = run(1).sending(BY);
        assertFalse(notices.replace(sending), "there is none");
        assertTrue(notices.open(run(1)));
        assertTrue(notices.replace(sending));
        assertFalse(notices.replace(run(1).cancelled("withdrawn", BY)), "from a state long gone");
        assertEquals(Optional.of(sending), notices.run(run(1).id()));
        assertFalse(notices.replace(notice(0, 1).claimed(NOON, BY)), "no such notice");
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
                NOON,
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
