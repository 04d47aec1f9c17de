package register.commands.watch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.commands.audit.AuditFinding;
import register.commands.audit.LogReport;
import register.json.Json;
import register.value.Problem;

/// The result of one visit to a log.
///
/// @param before the state after the last visit; absent at the first
/// @param news the entries since then
/// @param named true if the caller named the key to pin at first
record Visit(String address, @Nullable WatchState before, LogReport report, List<News> news, boolean named) {
    Visit {
        news = List.copyOf(news);
    }

    /// True if there is nothing to report.
    boolean isQuiet() {
        return before != null && report.verified() && news.isEmpty();
    }

    /// True if the log does not continue the history verified at the last visit.
    private boolean isFork() {
        return before != null
                && report.findings().stream().map(AuditFinding::kind).anyMatch(kind -> switch (kind) {
                    case OTHER_HISTORY, REWOUND, OTHER_ORIGIN, OTHER_KEY -> true;
                    default -> false;
                });
    }

    private String verdict() {
        return isFork() ? "FORK" : report.verdict();
    }

    List<String> lines(LocalDate today) {
        var lines = new ArrayList<String>();
        if (!report.verified()) {
            lines.add(verdict() + ": " + address + (isFork() ? " does not continue the history followed so far" : ""));
            lines.addAll(report.findingLines());
            if (report.contradicted()) {
                evidence(lines);
            }
        }
        if (!report.followable()) {
            return lines;
        }
        String listed = report.verified() ? "" : ", except for the list";
        if (before == null) {
            lines.add("following " + address + " from now on");
            lines.add(
                    "verified: " + report.edge().size() + (report.edge().size() == 1 ? " entry" : " entries") + listed);
            lines.add("key: "
                    + (report.key() == null ? "none" : report.key().text())
                    + (named
                            ? ", which you named"
                            : " (named by the server: compare it with one from another source)"));
        } else {
            lines.add(report.policy() + ": " + news.size() + (news.size() == 1 ? " new entry" : " new entries")
                    + ", verified" + listed);
            news.forEach(each -> lines.addAll(each.lines(today)));
        }
        if (report.witnessing() != null) {
            lines.add("witnesses: " + report.witnessing().sentence());
        }
        return lines;
    }

    /// Both checkpoints: signed by one key, they prove that there are two histories.
    private void evidence(List<String> lines) {
        if (before != null) {
            lines.add("kept:");
            before.note().note().lines().map(Problem::line).forEach(lines::add);
        }
        if (report.shown() != null) {
            lines.add("shown:");
            report.shown().note().note().lines().map(Problem::line).forEach(lines::add);
        }
    }

    Json json() {
        return Json.object()
                .put("verdict", verdict())
                .put("policy", report.policy().value())
                .put("first", Json.of(before == null))
                .put("from", before == null ? 0 : before.size())
                .put("to", report.edge().size())
                .put("key", report.key() == null ? null : report.key().text())
                .put("keyGiven", named)
                .put("news", report.followable() ? Json.array(news, News::json) : null)
                .put(
                        "witnesses",
                        report.witnessing() == null ? null : report.witnessing().json())
                .put("findings", Json.array(report.findings(), AuditFinding::json))
                .put("kept", before == null ? null : before.note().note())
                .put(
                        "shown",
                        report.shown() == null ? null : report.shown().note().note())
                .build();
    }
}
