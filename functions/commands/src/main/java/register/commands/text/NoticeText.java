package register.commands.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.notice.LedgerLine;
import register.notice.Notice;
import register.notice.NoticeJson;
import register.notice.NoticeRate;
import register.notice.NoticeState;
import register.notice.Run;
import register.notice.RunJson;
import register.notices.delivery.OpenNotices;
import register.notices.plan.LatecomerCounts;
import register.notices.plan.RunCounts;
import register.recipient.Recipient;
import register.value.Problem;

/// Runs and notices as a command prints them.
public final class NoticeText {
    private static final String BY_HAND =
            "notify them another way, then: notices told %1$s --by NAME --note TEXT; or once the address is"
                    + " corrected: notices retry %1$s --again --by NAME";

    private static final String CLOSED = "its run is closed and sends no more mail: notify them another way, then:"
            + " notices told %1$s --by NAME --note TEXT";

    private NoticeText() {}

    /// The progress of a run.
    public static List<String> status(Run run, RunCounts counts, NoticeRate rate, Instant now) {
        var lines = new ArrayList<String>();
        lines.add("run " + run.id() + " of " + run.policy() + ", entry " + run.announcement() + ": "
                + run.state().term());
        Run.Step last = run.history().getLast();
        lines.add("last step: " + last.at().truncatedTo(ChronoUnit.SECONDS) + " " + Problem.printable(last.actor())
                + " " + last.state().term() + (last.detail() == null ? "" : ": " + Problem.line(last.detail())));
        lines.add("notices: " + counts.notices());
        counts.states().forEach((state, count) -> lines.add("  " + state.term() + ": " + count));
        if (counts.waiting() > 0 && run.state().isOpen()) {
            lines.add("to be sent: " + counts.waiting() + ", at most " + PlanText.rate(rate) + "; lately "
                    + PlanText.number(counts.perMinute()) + " a minute");
        }
        if (counts.waiting() > 0 && run.state() == Run.State.SENDING) {
            lines.add("expected end: " + now.plus(rate.length(counts.waiting())).truncatedTo(ChronoUnit.SECONDS));
        }
        lines.add(closing(run));
        return lines;
    }

    private static String closing(Run run) {
        if (run.state() != Run.State.CLOSED) {
            return "closes: " + run.closesAt().truncatedTo(ChronoUnit.SECONDS);
        }
        return run.outcome() == null
                ? "outcome: not committed to in the log yet"
                : "outcome: committed to in the log, entry " + run.outcome();
    }

    /// The number of recipients that an open run does not reach automatically; empty if there are none.
    ///
    /// @param date of the announcement
    public static List<String> due(Run run, LatecomerCounts due, LocalDate date) {
        var lines = new ArrayList<String>();
        if (due.without() > 0) {
            lines.add("due, but without a notice: " + due.without() + "; add them with: notices preview " + run.policy()
                    + " --date " + date);
        }
        if (due.lacking() > 0) {
            lines.add("due, but notified of fewer changes than concern them now: " + due.lacking()
                    + "; their regions or features have changed since: notify them another way");
        }
        return lines;
    }

    /// True if it needs a person.
    public static boolean isOpen(Notice notice, Instant now) {
        return OpenNotices.why(notice, now).isPresent();
    }

    /// @param recipient absent if it no longer exists
    public static List<String> lines(Run run, Notice notice, @Nullable Recipient recipient, Instant now) {
        var lines = new ArrayList<String>();
        lines.add(notice.id() + " " + notice.state().term() + " " + who(recipient));
        lines.add("  " + line(notice.decisive()));
        next(run, notice, now).ifPresent(what -> lines.add("  next: " + what));
        return lines;
    }

    /// The written form, with its recipient and the next step.
    public static Json json(Run run, Notice notice, @Nullable Recipient recipient, Instant now) {
        Recipient.Who who = recipient == null ? null : recipient.who();
        return Json.object()
                .putAll(json(notice).members())
                .put("customer", who == null ? null : who.customer())
                .put("address", who == null ? null : who.address())
                .put("next", next(run, notice, now).orElse(null))
                .build();
    }

    /// The written form, with its state.
    public static Json.Obj json(Notice notice) {
        return Json.object()
                .putAll(NoticeJson.FORM.write(notice).members())
                .put("state", notice.state().term())
                .build();
    }

    /// The written form of a run, with its progress.
    public static Json json(Run run, RunCounts counts, NoticeRate rate, Instant now) {
        var states = Json.object();
        counts.states().forEach((state, count) -> states.put(state.term(), count));
        boolean sends = counts.waiting() > 0 && run.state() == Run.State.SENDING;
        return Json.object()
                .putAll(RunJson.FORM.write(run).members())
                .put("notices", counts.notices())
                .put("states", states.build())
                .put("waiting", counts.waiting())
                .put(
                        "expectedEnd",
                        sends ? now.plus(rate.length(counts.waiting())).toString() : null)
                .build();
    }

    /// The state of a notice after a change.
    public static String line(Notice notice) {
        return notice.id() + " " + notice.state().term() + ": "
                + line(notice.lines().getLast());
    }

    private static String line(LedgerLine line) {
        return line.at().truncatedTo(ChronoUnit.SECONDS) + " " + line.kind().term()
                + (line.attempt() == 0 ? "" : ", attempt " + line.attempt()) + ", says "
                + Problem.printable(line.source())
                + (line.detail() == null ? "" : ": " + Problem.line(line.detail()));
    }

    private static String who(@Nullable Recipient recipient) {
        Recipient.Who who = recipient == null ? null : recipient.who();
        return who == null ? "(erased)" : TerminalText.recipient(who.customer(), who.address());
    }

    /// The next step for a person; empty if there is none.
    private static Optional<String> next(Run run, Notice notice, Instant now) {
        boolean closed = run.state() == Run.State.CLOSED;
        return OpenNotices.why(notice, now)
                .map(why -> closed && why != OpenNotices.Why.SILENT ? CLOSED : advice(why, notice))
                .map(text -> text.formatted(notice.id()));
    }

    private static String advice(OpenNotices.Why why, Notice notice) {
        return switch (why) {
            case OVERDUE ->
                "it was due before " + notice.tellBy() + ", and is still to be sent. Check that its run is"
                        + " sending (notices status); otherwise " + BY_HAND;
            case NOT_REACHED ->
                notice.state() == NoticeState.SENT ? "it came back, perhaps for good: " + BY_HAND : BY_HAND;
            case UNKNOWN ->
                "it is unknown whether the mail was sent: ask the recipient. If it arrived: notices told %1$s"
                        + " --by NAME --note TEXT; if not: notices retry %1$s --again --by NAME";
            case COMPLAINED -> "reported as spam: " + BY_HAND;
            case SILENT ->
                "no delivery report for a day. You need not act; to be sure, ask the recipient: notices"
                        + " told %1$s --by NAME --note TEXT";
        };
    }
}
