package register.commands.text;

import static register.commands.text.TerminalText.field;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.mail.KeptMail;
import register.mail.message.AttachedFile;
import register.request.DpaRequest;
import register.request.DpaRequestJson;
import register.request.Matter;
import register.request.ReplyAttempts;
import register.request.RequestChange;
import register.request.RequestOutcome;
import register.request.RequestState;
import register.value.Problem;

/// Requests as a command prints them.
public final class RequestText {
    private static final int LONGEST_TYPE = 100;
    private static final int LONGEST_SUBJECT = 300;
    private static final int MOST_LINES = 60;

    private RequestText() {}

    /// The deadline for answering an open request.
    static Optional<Instant> due(DpaRequest request) {
        return Optional.ofNullable(request.decision().respondBy())
                .filter(_ -> !request.state().isClosed());
    }

    /// The state of a request after a change.
    public static String line(DpaRequest request) {
        Instant next = nextTry(request);
        return request.reference() + " " + request.state().term()
                + request.closing().map(how -> " " + how.term()).orElse("")
                + (next == null ? "" : ", next try " + next)
                + ReplyAttempts.obstacle(request)
                        .map(why -> ": " + Problem.line(why))
                        .orElse("");
    }

    /// @param mail absent if it is deleted
    /// @param all the whole text, however long
    public static List<String> whole(DpaRequest request, @Nullable KeptMail mail, boolean all, Instant now) {
        var lines = new ArrayList<String>();
        field(lines, "reference", request.reference());
        field(
                lines,
                "state",
                request.state().term()
                        + request.closing().map(how -> " " + how.term()).orElse(""));
        field(lines, "assigned to", request.assignee().map(Problem::printable).orElse(null));
        field(lines, "held", request.isHeld() ? "yes" : null);
        field(lines, "received", request.arrival().receivedAt());
        field(lines, "closed", request.closedAt().orElse(null));
        field(lines, "policy", request.arrival().policy());
        field(
                lines,
                "sender",
                request.arrival().sender() == null
                        ? null
                        : Problem.printable(request.arrival().sender()));
        field(
                lines,
                "read as",
                request.decision().ruling().term() + " " + request.decision().reason() + ", in "
                        + request.arrival().language());
        field(lines, "matter", request.about().map(Matter::term).orElse(null));
        field(
                lines,
                "respond by",
                due(request)
                        .map(until -> until + " (" + TerminalText.until(until, now) + ")")
                        .orElse(null));
        field(lines, "replied", request.reply().repliedAt());
        field(
                lines,
                "not arrived",
                ReplyAttempts.obstacle(request).map(Problem::line).orElse(null));
        field(lines, "next try", nextTry(request));
        field(lines, "team", teamNotTold(request));
        field(lines, "mail", request.arrival().mail());
        field(lines, "acknowledged by", request.reply().acknowledgement());
        field(lines, "DPA sent", request.dpaSent().orElse(null));
        if (mail == null) {
            field(lines, "subject", "- (the mail is deleted)");
        } else {
            mail(lines, mail, all);
        }
        lines.add("history:");
        for (RequestChange change : request.history()) {
            lines.add("  %s %-12s %-14s %s%s"
                    .formatted(
                            change.at(),
                            change.kind().term(),
                            change.state().term(),
                            Problem.printable(change.actor()),
                            change.detail() == null ? "" : " " + Problem.line(change.detail())));
        }
        return lines;
    }

    private static void mail(List<String> lines, KeptMail mail, boolean all) {
        field(lines, "subject", TerminalText.cut(mail.read().subject(), LONGEST_SUBJECT));
        lines.add("text:");
        List<String> text = TerminalText.wrapped(mail.read().text());
        text.stream()
                .limit(all ? Long.MAX_VALUE : MOST_LINES)
                .map(line -> "  " + line)
                .forEach(lines::add);
        if (!all && text.size() > MOST_LINES) {
            lines.add("  … " + (text.size() - MOST_LINES)
                    + " more lines: show --whole prints all, --raw FILE writes the mail");
        }
        List<AttachedFile> files = mail.attachments();
        lines.add(files.isEmpty() ? "attachments:     none" : "attachments:");
        for (AttachedFile file : files) {
            lines.add("  " + line(file));
        }
    }

    /// An attachment: name, type, size and hash.
    private static String line(AttachedFile file) {
        return "%s, %s, %d bytes, SHA-256 %s"
                .formatted(
                        file.name().isEmpty() ? "(no name)" : TerminalText.cut(file.name(), LONGEST_SUBJECT),
                        TerminalText.cut(file.mediaType(), LONGEST_TYPE),
                        file.size(),
                        file.hash());
    }

    private static @Nullable Instant nextTry(DpaRequest request) {
        return request.state() == RequestState.REPLY_DEFERRED ? request.leaseUntil() : null;
    }

    /// The reason why the last mail to the team failed; absent if it did not.
    private static @Nullable String teamNotTold(DpaRequest request) {
        return request.history().reversed().stream()
                .filter(change ->
                        change.kind() == RequestChange.Kind.TOLD || change.kind() == RequestChange.Kind.NOT_TOLD)
                .findFirst()
                .filter(change -> change.kind() == RequestChange.Kind.NOT_TOLD)
                .map(change -> "NOT notified, will be retried: " + Problem.line(String.valueOf(change.detail())))
                .orElse(null);
    }

    /// The written form, with values from its history.
    ///
    /// @param subject absent if its mail is deleted, or was not read
    public static Json.Obj json(DpaRequest request, @Nullable String subject) {
        return Json.object()
                .putAll(DpaRequestJson.FORM.write(request).members())
                .put("matter", request.about().map(Matter::term).orElse(null))
                .put("closing", request.closing().map(RequestOutcome::term).orElse(null))
                .put("assignee", request.assignee().orElse(null))
                .put("held", request.isHeld())
                .put("closedAt", request.closedAt().map(Instant::toString).orElse(null))
                .put("notArrived", ReplyAttempts.obstacle(request).orElse(null))
                .put("nextTry", text(nextTry(request)))
                .put("teamNotTold", teamNotTold(request))
                .put("dpaSent", request.dpaSent().orElse(null))
                .put("subject", subject)
                .build();
    }

    /// The written form with the text and the attachments of its mail.
    ///
    /// @param mail absent if it is deleted
    public static Json.Obj json(DpaRequest request, @Nullable KeptMail mail) {
        if (mail == null) {
            return json(request, (String) null);
        }
        return Json.object()
                .putAll(json(request, mail.read().subject()).members())
                .put("text", mail.read().text())
                .put("attachments", Json.array(mail.attachments(), RequestText::json))
                .build();
    }

    private static Json json(AttachedFile file) {
        return Json.object()
                .put("name", file.name())
                .put("mediaType", file.mediaType())
                .put("size", file.size())
                .put("sha256", file.hash().hex())
                .build();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Objects.toString(value);
    }
}
