package register.commands.text;

import static register.commands.text.TerminalText.field;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import register.assembly.Register;
import register.json.Json;
import register.objection.CustomerStatement;
import register.objection.Objection;
import register.objection.ObjectionChange;
import register.objection.ObjectionJson;
import register.objection.ObjectionMail;
import register.recipient.Recipient.Who;
import register.value.Problem;

/// Objections as a command prints them.
public final class ObjectionText {
    private ObjectionText() {}

    public static List<String> table(List<Objection> objections, Register register) {
        var lines = new ArrayList<String>();
        lines.add(row("reference", "arrived", "channel", "time", "state", "policy", "notice", "from"));
        for (Objection one : objections) {
            lines.add(row(
                    one.reference(),
                    one.arrived().truncatedTo(ChronoUnit.SECONDS),
                    one.channel().term(),
                    time(one),
                    state(one),
                    one.policy(),
                    one.notice() == null ? "-" : one.notice(),
                    from(one, register)));
        }
        return lines;
    }

    private static String row(Object... cells) {
        return "%-18s %-20s %-7s %-7s %-19s %-12s %-24s %s".formatted(cells);
    }

    /// An objection after a change.
    public static String line(Objection objection) {
        return objection.reference() + " " + state(objection) + ", " + time(objection)
                + (objection.objectUntil() == null ? "" : " (until " + objection.objectUntil() + ")");
    }

    private static String state(Objection objection) {
        return objection
                .outcome()
                .map(outcome -> outcome.term())
                .orElse(objection.isErased() ? "erased" : objection.isReopened() ? "reopened" : "open");
    }

    private static String time(Objection objection) {
        return objection.objectUntil() == null ? "no-end" : objection.isLate() ? "late" : "in-time";
    }

    private static String from(Objection objection, Register register) {
        CustomerStatement statement = objection.statement();
        String sender = statement == null ? null : statement.from();
        return who(objection, register)
                .map(who -> TerminalText.recipient(who.customer(), sender == null ? who.address() : sender))
                .orElse(sender == null ? "-" : Problem.printable(sender));
    }

    private static Optional<Who> who(Objection objection, Register register) {
        return Optional.ofNullable(objection.recipient())
                .flatMap(id -> register.ports().recipients().find(objection.policy(), id))
                .flatMap(recipient -> Optional.ofNullable(recipient.who()));
    }

    public static List<String> whole(Objection objection, Register register) {
        var lines = new ArrayList<String>();
        field(lines, "reference", objection.reference());
        field(lines, "state", state(objection));
        field(lines, "policy", objection.policy());
        field(lines, "notice", objection.notice());
        field(lines, "from", from(objection, register));
        field(lines, "channel", objection.channel().term());
        field(lines, "arrived", objection.arrived());
        field(lines, "object until", objection.objectUntil());
        field(lines, "time", time(objection));
        field(lines, "mail", objection.request());
        field(lines, "receipt", mail(objection.receipt()));
        field(lines, "team", mail(objection.team()));
        CustomerStatement statement = objection.statement();
        if (statement != null) {
            lines.add("text:");
            statement.text().lines().forEach(line -> lines.add("  " + Problem.printable(line)));
        }
        lines.add("history:");
        for (ObjectionChange change : objection.history()) {
            lines.add("  %s %-15s %s%s%s"
                    .formatted(
                            change.at(),
                            change.kind().term(),
                            Problem.printable(change.actor()),
                            change.outcome() == null
                                    ? ""
                                    : " " + change.outcome().term(),
                            change.detail() == null ? "" : " " + Problem.line(change.detail())));
        }
        return lines;
    }

    private static String mail(ObjectionMail mail) {
        return mail.state().term() + (mail.at() == null ? "" : " " + mail.at());
    }

    /// The written form, with derived values.
    public static Json.Obj json(Objection objection) {
        return Json.object()
                .putAll(ObjectionJson.FORM.write(objection).members())
                .put("late", Json.of(objection.isLate()))
                .put(
                        "outcome",
                        objection.outcome().map(outcome -> outcome.term()).orElse(null))
                .build();
    }
}
