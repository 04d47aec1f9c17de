package register.commands.text;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.notices.contacts.ContactDifference;
import register.notices.contacts.ContactDifference.Kind;
import register.notices.contacts.ContactImport;
import register.recipient.Recipient;
import register.recipient.Recipient.Who;
import register.value.Problem;
import register.value.Reference;

/// Recipients as a command prints them.
public final class RecipientText {
    private RecipientText() {}

    /// The changes of an import, made or planned: each difference, then the counts.
    public static List<String> lines(ContactImport.Plan plan, boolean complete, boolean dryRun) {
        var lines = new ArrayList<String>();
        plan.differences().stream().map(RecipientText::line).forEach(lines::add);
        lines.add("added " + plan.count(Kind.ADDED) + ", changed " + plan.count(Kind.CHANGED) + ", back again "
                + plan.count(Kind.BACK) + ", ended " + plan.count(Kind.ENDED) + ", unchanged " + plan.unchanged());
        if (!complete && plan.absent() > 0) {
            lines.add("not in the file, but still notified: " + plan.absent() + "; --complete ends them");
        }
        if (dryRun) {
            lines.add("nothing was changed");
        }
        return lines;
    }

    private static String line(ContactDifference difference) {
        String what = difference.kind() == Kind.BACK
                ? "back again"
                : difference.kind().term();
        String fields = difference.fields().stream()
                .map(field -> field.column().title() + " \"" + Problem.printable(field.before()) + "\" to \""
                        + Problem.printable(field.after()) + "\"")
                .collect(Collectors.joining(", "));
        return what + " " + Problem.printable(difference.externalId()) + (fields.isEmpty() ? "" : ": " + fields);
    }

    /// The line above the rows.
    public static String head() {
        return cells(
                "id", "external id", "kind", "lang", "notice", "objection", "since", "ended", "address", "customer");
    }

    public static String row(Recipient recipient) {
        Who who = recipient.who();
        return cells(
                recipient.id(),
                text(who == null ? null : who.externalId()),
                recipient.kind().term(),
                who == null ? "-" : recipient.language(),
                number(recipient.terms().noticeDays()),
                number(recipient.terms().objectionDays()),
                recipient.since().truncatedTo(ChronoUnit.SECONDS),
                recipient.endedAt() == null ? "-" : recipient.endedAt().truncatedTo(ChronoUnit.SECONDS),
                who == null ? "(erased)" : text(who.address()),
                text(who == null ? null : who.customer()));
    }

    /// @param dryRun true if nothing was changed
    public static Json json(ContactImport.Plan plan, boolean dryRun) {
        return Json.object()
                .put("added", plan.count(Kind.ADDED))
                .put("changed", plan.count(Kind.CHANGED))
                .put("back", plan.count(Kind.BACK))
                .put("ended", plan.count(Kind.ENDED))
                .put("unchanged", plan.unchanged())
                .put("absent", plan.absent())
                .put("dryRun", dryRun)
                .put("differences", Json.array(plan.differences(), RecipientText::json))
                .build();
    }

    private static Json json(ContactDifference difference) {
        return Json.object()
                .put("kind", difference.kind().term())
                .put("externalId", difference.externalId())
                .put(
                        "fields",
                        Json.array(
                                difference.fields(),
                                field -> Json.object()
                                        .put("name", field.column().title())
                                        .put("before", field.before())
                                        .put("after", field.after())
                                        .build()))
                .build();
    }

    /// A recipient's personal data.
    public static List<String> names(Recipient recipient) {
        Who who = recipient.who();
        return who == null
                ? List.of()
                : Stream.of(who.externalId(), who.customer(), who.address())
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
    }

    /// A warning about the evidence that ends with a recipient's erasure.
    public static List<String> ending(Recipient recipient) {
        return List.of(
                recipient.id() + ": " + recipient.kind().term() + " "
                        + names(recipient).stream().map(Problem::printable).collect(Collectors.joining(", "))
                        + ", since "
                        + recipient.since().truncatedTo(ChronoUnit.SECONDS),
                "  This register can then no longer show who this was: only the notices' times, outcomes and "
                        + "hashes remain, under the id.",
                "  The recipient gets no more notices, unless an imported file names it again.",
                "  Archives exported earlier keep the data. If you may have to prove that this customer was "
                        + "notified, consider GDPR Art. 17(3)(e) first.");
    }

    /// The mails that still name a recipient after its erasure.
    ///
    /// @param mails the requests with its objections
    public static List<String> staying(List<Reference> mails) {
        return Stream.concat(
                        Stream.of("  Not erased: mails from the customer, which are requests, until their "
                                + "retention ends or requests erase; mails to the customer, in outbox/ if no mail "
                                + "server is set, and wherever they were sent."),
                        mails.stream()
                                .map(mail -> "  The mail of one of its objections, " + mail + ", stays until:"
                                        + " requests erase " + mail + " --by NAME"))
                .toList();
    }

    private static String text(@Nullable String value) {
        return value == null ? "-" : Problem.printable(value);
    }

    private static String number(@Nullable Integer days) {
        return days == null ? "-" : days.toString();
    }

    private static String cells(Object... cells) {
        return "%-32s %-16s %-10s %-4s %-6s %-9s %-20s %-20s %-32s %s".formatted(cells);
    }
}
