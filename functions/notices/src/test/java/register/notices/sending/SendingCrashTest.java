package register.notices.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import register.memory.Stopping;
import register.memory.Stopping.End;
import register.notice.DueWork;
import register.notice.NoticeId;
import register.notice.NoticeState;
import register.notice.Run;
import register.request.ChangeAuthor;
import register.request.delivery.Handover;

/// Stops the sending process at each call of each port, and the next process likewise: no attempt has two mails, none
/// is lost, and a result is unknown only if the process was cut off between its claim and its result.
class SendingCrashTest {
    private static final int NOTICES = 3;
    /// The calls from a claim to its result, both included.
    private static final Set<String> BETWEEN = Set.of("NOTICE.replace", "MailSender.send", "DUE.put");
    private static final Map<String, Map<String, Integer>> TABLE = new TreeMap<>();

    /// The mail service's first answer.
    enum Service {
        TAKES_ALL,
        IS_BUSY,
        BARS_THE_ACCOUNT;

        List<Handover> says() {
            return switch (this) {
                case TAKES_ALL -> List.of();
                case IS_BUSY -> List.of(new Handover.NotTaken("421 4.3.2 closing"));
                case BARS_THE_ACCOUNT -> List.of(new Handover.Taken(), new Handover.Barred("530 5.7.0 log in first"));
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void noAttemptHasTwoMailsAndNoneIsLost(End end) {
        for (Service service : Service.values()) {
            int first = 1;
            while (cutAt(end, service, first)) {
                first++;
            }
            assertTrue(first > 20, "every call is cut: " + first);
        }
    }

    /// @return true if there is such a call
    private static boolean cutAt(End end, Service service, int first) {
        boolean reached = false;
        boolean reachedAgain = true;
        for (int second = 1; reachedAgain; second++) {
            var world = new SendingWorld();
            List<NoticeId> ids = world.start(NOTICES);
            world.handovers.addAll(service.says());
            var one = new Stopping(end, first);
            pass(world, one);
            var two = new Stopping(end, second);
            pass(world, two);
            reached = reached || one.reached();
            reachedAgain = two.reached();
            finish(world);
            check(world, ids, end + ", " + service, one, two);
        }
        return reached;
    }

    private static void pass(SendingWorld world, Stopping stopping) {
        try {
            var _ = world.sending(60_000, stopping).pass(() -> true);
        } catch (Stopping.Death | UncheckedIOException _) {
            // It ended, as it should.
        }
        world.clock.advance(Duration.ofSeconds(61));
    }

    /// A person has a run sent again that was stopped.
    private static void finish(SendingWorld world) {
        for (int i = 0; i < 4; i++) {
            world.clock.advance(Duration.ofMinutes(5));
            ChangeAuthor person = new ChangeAuthor("Mari", world.clock.instant());
            if (world.notices.run(SendingWorld.RUN).orElseThrow().state() == Run.State.STOPPED) {
                var _ = world.runs().send(SendingWorld.RUN, person);
            }
            var _ = world.sending().pass(() -> true);
        }
        assertEquals(0, world.records.count(DueWork.KIND));
    }

    private static void check(SendingWorld world, List<NoticeId> ids, String what, Stopping one, Stopping two) {
        String where = what + " at " + one.where() + " (" + one.at() + "), then " + two.where() + " (" + two.at() + ")";
        int unknown = 0;
        for (NoticeId id : ids) {
            NoticeState state = world.state(id);
            long sent = world.mails.stream()
                    .filter(mail -> mail.id().startsWith(id + "."))
                    .count();
            assertTrue(sent <= 1, where + ": " + sent + " mails");
            if (state == NoticeState.UNKNOWN) {
                unknown++;
            } else {
                assertEquals(NoticeState.SENT, state, where);
                assertEquals(1, sent, where);
            }
            if (!two.reached()) {
                var _ = TABLE.computeIfAbsent(what + " | " + one.where(), _ -> new TreeMap<>())
                        .merge(state.term() + ", mails " + sent, 1, Integer::sum);
            }
        }
        long between =
                Stream.of(one.where(), two.where()).filter(BETWEEN::contains).count();
        assertTrue(unknown <= between, where + ": unknown " + unknown);
    }

    @AfterAll
    static void report() throws IOException {
        var lines = new ArrayList<>(List.of("| ends | call | found in the end |", "|---|---|---|"));
        TABLE.forEach((cut, found) -> lines.add("| " + cut + " | " + found + " |"));
        Files.write(Path.of("target", "notice-crash-points.md"), lines);
    }
}
