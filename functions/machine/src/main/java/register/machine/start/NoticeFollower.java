package register.machine.start;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import register.machine.runtime.Log;
import register.machine.site.ThisMachine;
import register.machine.start.Poller.Part;
import register.machine.start.Poller.Progress;
import register.notice.DueWork;
import register.notice.RunId;
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
    private Map<RunId, String> held = Map.of();

    private NoticeFollower(NoticeSending sending, RunClosing closing) {
        this.sending = sending;
        this.closing = closing;
    }

    static List<Part> parts(ThisMachine machine) {
        var follower = new NoticeFollower(machine.noticeSending(), machine.closing());
        return List.of(
                Part.due("sending notices", SENDING, follower::send, DueWork.KIND),
                Part.every(
                        "telling the team of notices",
                        NEWS,
                        _ -> machine.teamNews().tell().forEach(Log::line)),
                Part.every("closing runs of notices", CLOSING, _ -> follower.end()));
    }

    private void send(Progress progress) {
        NoticeSending.PassResult passed = sending.pass(progress::goesOn);
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
