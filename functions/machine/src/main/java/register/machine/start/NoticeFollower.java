package register.machine.start;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import register.machine.runtime.Log;
import register.machine.runtime.Readings;
import register.machine.site.ThisMachine;
import register.machine.start.Poller.Part;
import register.machine.start.Poller.Progress;
import register.measure.Measure;
import register.notice.DueWork;
import register.notice.RunId;
import register.notices.delivery.TeamNews;
import register.notices.proof.RunClosing;
import register.notices.sending.NoticeSending;
import register.transparency.OtherHistoryException;

/// Sends due notices beside a running server, reports results to the team, and closes runs whose period is over.
final class NoticeFollower {
    private static final Duration SENDING = Duration.ofSeconds(15);
    private static final Duration CLOSING = Duration.ofMinutes(1);
    /// Each time it reads the notices of all open runs.
    private static final Duration NEWS = Duration.ofMinutes(30);

    private final NoticeSending sending;
    private final RunClosing closing;
    private final Readings readings;
    private Map<RunId, String> held = Map.of();

    private NoticeFollower(NoticeSending sending, RunClosing closing, Readings readings) {
        this.readings = readings;
        this.sending = sending;
        this.closing = closing;
    }

    static List<Part> parts(ThisMachine machine) {
        var follower = new NoticeFollower(machine.noticeSending(), machine.closing(), machine.readings());
        return List.of(
                Part.due("sending notices", SENDING, follower::send, DueWork.KIND),
                Part.every(
                        "telling the team of notices",
                        NEWS,
                        _ -> machine.readings().read("notices", () -> {
                            TeamNews.News news = machine.teamNews().tell();
                            news.lines().forEach(Log::line);
                            return news.measures();
                        })),
                Part.every("closing runs of notices", CLOSING, _ -> follower.end()));
    }

    private void send(Progress progress) {
        readings.read("runs", () -> {
            NoticeSending.PassResult passed = sending.pass(progress::goesOn);
            log(passed);
            return Map.of(Measure.RUNS_HELD, (long) passed.held().size());
        });
    }

    private void log(NoticeSending.PassResult passed) {
        Log.line(passed.line());
        if (passed.lapsed() > 0) {
            Log.warning("notices: " + passed.lapsed() + " mails may or may not have been sent: the sending process "
                    + "ended, or could not record the result (`notices show` lists them as unknown)");
        }
        if (!passed.held().equals(held)) {
            held = passed.held();
            held.forEach((run, why) -> Log.warning("notices: no mail of run " + run + " is sent: " + why));
        }
    }

    private void end() {
        try {
            closing.close(ended -> {
                if (ended.waiting() == 0) {
                    Log.line(ended.line());
                }
            });
        } catch (OtherHistoryException e) {
            Log.line(Log.message(e));
        }
    }
}
