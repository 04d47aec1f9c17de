package register.commands.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import register.chain.EntryHeader;
import register.json.Json;
import register.notice.NoticeRate;
import register.notices.plan.Plan;
import register.policyfile.inspection.RevisionName;

/// A plan as a command prints it.
public final class PlanText {
    private PlanText() {}

    public static List<String> lines(Plan plan, NoticeRate rate) {
        EntryHeader header = plan.announced().announcement().header();
        ZoneId zone = plan.announced().announcement().version().timeZone();
        var lines = new ArrayList<String>();
        lines.add(
                "announcement: " + header.policy() + " " + header.effectiveDate() + " " + RevisionName.of(header) + ", "
                        + header.kind().term() + ", recorded "
                        + header.recordedAt());
        lines.add("notices: " + plan.notices() + languages(plan));
        if (plan.told() > 0) {
            lines.add("already notified: " + plan.told());
        }
        plan.notTold().forEach((why, count) -> lines.add("no notice: " + count + " " + why.term()));
        Instant earliest = plan.earliest();
        if (earliest != null) {
            lines.add("tell by: before " + local(earliest, zone) + ", the earliest of them");
        }
        if (plan.late() > 0) {
            lines.add("late: " + plan.late() + " of them would be notified too late for their contract or the policy"
                    + late(plan));
        }
        lines.add("length: " + length(rate.length(plan.notices() - plan.told())) + " at " + rate(rate));
        lines.add("mails that differ: " + plan.mails().size());
        lines.add("plan: " + plan.hash());
        return lines;
    }

    private static String late(Plan plan) {
        List<String> names = plan.lateNames();
        return names.isEmpty()
                ? ""
                : ": " + String.join(", ", names)
                        + (names.size() < plan.late() ? " and " + (plan.late() - names.size()) + " more" : "");
    }

    /// The warning about a run that only the log records.
    ///
    /// @param commits the entry that commits to it
    public static String lost(EntryHeader commits) {
        return "possibly sent before: entry " + commits.sequence() + " of the log commits to a run of this date"
                + " that is missing here, so it is unknown who was notified";
    }

    public static Json.Builder json(Plan plan, NoticeRate rate) {
        EntryHeader header = plan.announced().announcement().header();
        var languages = Json.object();
        plan.languages().forEach((language, count) -> languages.put(language.tag(), count));
        var notTold = Json.object();
        plan.notTold().forEach((why, count) -> notTold.put(why.term(), count));
        Instant earliest = plan.earliest();
        return Json.object()
                .put("policy", header.policy().value())
                .put("sequence", header.sequence())
                .put("effectiveDate", header.effectiveDate().toString())
                .put("notices", plan.notices())
                .put("languages", languages.build())
                .put("told", plan.told())
                .put("notTold", notTold.build())
                .put("tellBy", earliest == null ? null : earliest.toString())
                .put("late", plan.late())
                .put("seconds", rate.length(plan.notices() - plan.told()).toSeconds())
                .put("mails", plan.mails().size())
                .put("plan", plan.hash().hex());
    }

    private static String languages(Plan plan) {
        return plan.languages().entrySet().stream()
                .map(language -> language.getValue() + " " + language.getKey())
                .collect(Collectors.joining(", ", " (", ")"))
                .replace(" ()", "");
    }

    /// E.g. `2026-12-02 00:00 (Europe/Berlin)`.
    static String local(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
                        .withZone(zone)
                        .format(instant) + " (" + zone + ")";
    }

    /// E.g. `1 h 23 min`.
    static String length(Duration length) {
        return length.toMinutes() == 0
                ? length.toSeconds() + " s"
                : (length.toDays() == 0 ? "" : length.toDays() + " d ")
                        + (length.toHours() == 0 ? "" : length.toHoursPart() + " h ") + length.toMinutesPart() + " min";
    }

    /// E.g. `30 mails a minute`.
    static String rate(NoticeRate rate) {
        return number(rate.perMinute()) + " mails a minute"
                + (rate.perDay() == null ? "" : ", " + rate.perDay() + " within 24 hours");
    }

    static String number(double number) {
        return String.format(Locale.ROOT, number == Math.rint(number) ? "%.0f" : "%.1f", number);
    }
}
