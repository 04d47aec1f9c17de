package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import register.aws.stand.Lost;
import register.commands.CommandHere;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.RequestChange;
import register.request.RequestOutcome;
import register.request.RequestState;

/// Persons' work on requests, the hourly erasure and mails to the team, each lost before its first call to AWS and
/// after every call that writes; then repeated as the person, the schedule or the queue does. A loss around a call
/// that only reads leaves the same state as one after the preceding write.
final class LostWorkTest {
    private static final Clock NOW = Clock.systemUTC();
    /// After the end of a claim to send.
    private static final Clock LATER = Clock.offset(NOW, Duration.ofMinutes(6));
    /// After the team's next mail is due.
    private static final Clock MUCH_LATER = Clock.offset(NOW, Duration.ofMinutes(40));

    private static final String TEAM = "team@register.example";
    /// Makes the rules leave each request to a person.
    private static final Map<String, String> NO_ACKNOWLEDGEMENTS = Map.of("REGISTER_DAILY_LIMITS", "0,0,0");

    @TempDir
    private Path folder;

    @AfterAll
    static void report() throws IOException {
        HaltReport.write();
    }

    @Test
    void acknowledging() throws Exception {
        try (var at = new Correspondence(NO_ACKNOWLEDGEMENTS)) {
            play("requests acknowledge", at, at::takenIn, request -> at.command(request, NOW, "acknowledge"), lost -> {
                if (at.command(lost, NOW, "acknowledge").exit() == 0) {
                    assertEquals(0, at.command(lost, LATER, "acknowledge").exit(), "once more changes nothing");
                    return ended(at, lost, RequestState.ACKNOWLEDGED, 1);
                }
                return undecided(at, lost, RequestState.ACKNOWLEDGED, "acknowledge");
            });
        }
    }

    @Test
    void replying() throws Exception {
        String letter = Files.writeString(folder.resolve("letter.txt"), "We shall send it next week.\n")
                .toString();
        String[] words = {"reply", "--text", letter};
        try (var at = new Correspondence(NO_ACKNOWLEDGEMENTS)) {
            play("requests reply", at, at::takenIn, request -> at.command(request, NOW, words), lost -> {
                // Once written, it is not written again.
                boolean sent = lost.state() == RequestState.IN_PROGRESS
                        || at.command(lost, NOW, words).exit() == 0;
                return sent
                        ? ended(at, lost, RequestState.IN_PROGRESS, 1)
                        : undecided(at, lost, RequestState.IN_PROGRESS, words);
            });
        }
    }

    @Test
    void closing() throws Exception {
        try (var at = new Correspondence(NO_ACKNOWLEDGEMENTS)) {
            play(
                    "requests close",
                    at,
                    at::takenIn,
                    request -> at.command(request, NOW, "close", "--as", "declined"),
                    lost -> {
                        assertEquals(
                                0,
                                at.command(lost, NOW, "close", "--as", "declined")
                                        .exit());
                        long closings = at.standing(lost).history().stream()
                                .filter(change -> change.kind() == RequestChange.Kind.CLOSED)
                                .count();
                        assertEquals(1, closings);
                        return ended(at, lost, RequestState.CLOSED, 0);
                    });
        }
    }

    @Test
    void erasing() throws Exception {
        try (var at = new Correspondence(Map.of())) {
            play("requests erase", at, at::takenIn, request -> at.command(request, NOW, "erase"), lost -> {
                assertEquals(0, at.command(lost, NOW, "erase").exit());
                at.requireErased(lost);
                return "erased, no trace";
            });
        }
    }

    @Test
    void theHourlyErasure() throws Exception {
        try (var at = new Correspondence(Map.of("REGISTER_MAIL_DAYS", "0", "REGISTER_REQUEST_DAYS", "0"))) {
            int _ = at.reconcile();
            Callable<DpaRequest> closed = () -> {
                DpaRequest withdrawn =
                        at.takenIn().closed(RequestOutcome.WITHDRAWN, null, new ChangeAuthor("Jaan", Instant.now()));
                assertTrue(at.requests().replace(withdrawn));
                return withdrawn;
            };
            play("reconcile", at, closed, _ -> at.reconcile(), lost -> {
                int _ = at.reconcile();
                at.requireErased(lost);
                return "erased, no trace";
            });
        }
    }

    /// When the team is notified: in time, or at once while a legal clock runs.
    enum Waiting {
        QUESTION("Good morning, what does your product cost?"),
        BREACH("We report a personal data breach at our company.");

        private final String text;

        Waiting(String text) {
            this.text = text;
        }
    }

    @ParameterizedTest
    @EnumSource(Waiting.class)
    void tellingTheTeam(Waiting waiting) throws Exception {
        try (var at = new Correspondence(Map.of("REGISTER_TEAM_ADDRESS", TEAM))) {
            byte[] whole = at.arrival(waiting.text);
            List<String> calls = Lost.at(0, true, () -> at.intake(whole, NOW));
            for (Halt halt : Halt.among(calls)) {
                at.forget();
                int before = at.mails(TEAM);
                byte[] event = at.arrival(waiting.text);
                halt.lose(() -> at.intake(event, NOW));
                List<DpaRequest> found = at.requests().newest(2);
                int told = at.mails(TEAM) - before;
                at.intake(event, LATER);
                at.intake(Events.handedOut("tick", new String(Events.scheduled(), UTF_8), "1"), MUCH_LATER);
                List<DpaRequest> end = at.requests().newest(2);
                assertEquals(1, end.size());
                assertEquals(RequestState.QUEUED, end.getFirst().state());
                assertEquals(List.of(), at.teamMail().waiting(10));
                int inTheEnd = at.mails(TEAM) - before;
                assertTrue(inTheEnd == 1 || inTheEnd == 2, "told " + inTheEnd + " times, lost " + halt.where(calls));
                HaltReport.add(new HaltReport.Line(
                        "intake, " + waiting,
                        halt.where(calls),
                        (found.isEmpty()
                                        ? "no request"
                                        : found.getFirst().state().term()) + ", told " + told,
                        "queued, told " + inTheEnd));
            }
        }
    }

    @Test
    void tryingAReplyAgain() throws Exception {
        try (var at = new Correspondence(Map.of())) {
            byte[] tick = Events.handedOut("tick", new String(Events.scheduled(), UTF_8), "1");
            Callable<DpaRequest> deferred = () -> {
                at.sesBusyOnce();
                DpaRequest request = at.takenIn();
                assertEquals(RequestState.REPLY_DEFERRED, request.state());
                return request;
            };
            play("intake, tick", at, deferred, _ -> at.intake(tick, LATER), lost -> {
                at.intake(tick, LATER);
                at.intake(tick, MUCH_LATER);
                RequestState end = at.standing(lost).state();
                assertEquals(List.of(), at.retries().due(MUCH_LATER.instant(), 10));
                // SES also received the first one, and certainly did not accept it.
                assertTrue(end == RequestState.ACKNOWLEDGED ? at.mails() == 2 : at.mails() <= 2, end.term());
                assertTrue(end == RequestState.ACKNOWLEDGED || end == RequestState.REPLY_UNKNOWN, end.term());
                return end.term() + ", mails " + at.mails();
            });
        }
    }

    private interface Work {
        Object on(DpaRequest request) throws Exception;
    }

    /// Repeats the work on the state that the loss left.
    private interface Again {
        /// @return a summary for the report, after asserting that the end is right
        String on(DpaRequest lost) throws Exception;
    }

    /// @param arrival creates a request in the state before the work
    private static void play(String what, Correspondence at, Callable<DpaRequest> arrival, Work work, Again again)
            throws Exception {
        // The first run makes everything that is made only once.
        var _ = work.on(arrival.call());
        at.forget();
        DpaRequest whole = arrival.call();
        List<String> calls = Lost.at(0, true, () -> work.on(whole));
        for (Halt halt : Halt.among(calls)) {
            at.forget();
            DpaRequest request = arrival.call();
            halt.lose(() -> work.on(request));
            DpaRequest lost = at.standing(request);
            String atOnce = lost.state().term() + ", mails " + at.mails();
            HaltReport.add(new HaltReport.Line(what, halt.where(calls), atOnce, again.on(lost)));
        }
    }

    private static String ended(Correspondence at, DpaRequest request, RequestState state, int mails) {
        assertEquals(state, at.standing(request).state());
        assertEquals(mails, at.mails());
        return state.term() + ", mails " + mails;
    }

    /// While the claim is valid nothing is sent, and afterwards only on explicit request.
    private static String undecided(Correspondence at, DpaRequest lost, RequestState end, String... words) {
        assertEquals(RequestState.REPLYING, lost.state(), "only a claim that nobody is left of may end so");
        int sent = at.mails();
        CommandHere refused = at.command(lost, LATER, words);
        assertEquals(1, refused.exit(), refused::said);
        assertTrue(refused.said().contains("it is unknown whether its last mail was sent"), refused.said());
        assertEquals(RequestState.REPLY_UNKNOWN, at.standing(lost).state());
        assertTrue(sent <= 1 && at.mails() == sent, "sent " + sent);
        var again = new ArrayList<>(List.of(words));
        again.add("--again");
        assertEquals(0, at.command(lost, LATER, again.toArray(String[]::new)).exit());
        return "reply-unknown, mails " + sent + "; by a person's word " + ended(at, lost, end, sent + 1);
    }
}
