package register.commands.text;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.request.Attempts;
import register.request.DpaRequest;
import register.request.DpaRequestJson;
import register.request.RequestChange;
import register.request.RequestState;
import register.value.Problem;

/// Requests as a command prints them.
public final class RequestText {
    private RequestText() {}

    public static List<String> table(List<DpaRequest> requests) {
        var lines = new ArrayList<String>();
        lines.add(row("reference", "received", "state", "outcome", "reason", "matter", "sender"));
        for (DpaRequest request : requests) {
            lines.add(row(
                    request.reference(),
                    request.receivedAt().truncatedTo(ChronoUnit.SECONDS),
                    request.state().term(),
                    request.outcome().term(),
                    request.reason(),
                    request.matter() == null ? "-" : request.matter().term(),
                    request.sender() == null ? "-" : Problem.printable(request.sender())));
        }
        return lines;
    }

    private static String row(Object... cells) {
        return "%-18s %-20s %-14s %-12s %-24s %-20s %s".formatted(cells);
    }

    /// The state of a request after a change.
    public static String line(DpaRequest request) {
        Instant next = nextTry(request);
        return request.reference() + " " + request.state().term()
                + (next == null ? "" : ", next try " + next)
                + Attempts.obstacle(request)
                        .map(why -> ": " + Problem.line(why))
                        .orElse("");
    }

    public static List<String> whole(DpaRequest request) {
        var lines = new ArrayList<String>();
        field(lines, "reference", request.reference());
        field(lines, "state", request.state().term());
        field(lines, "assigned to", request.assignee().map(Problem::printable).orElse(null));
        field(lines, "held", request.isHeld() ? "yes" : null);
        field(lines, "received", request.receivedAt());
        field(lines, "closed", request.closedAt().orElse(null));
        field(lines, "policy", request.policy());
        field(lines, "sender", request.sender() == null ? null : Problem.printable(request.sender()));
        field(lines, "outcome", request.outcome().term() + " " + request.reason());
        field(
                lines,
                "matter",
                request.matter() == null ? null : request.matter().term());
        field(lines, "respond by", request.respondBy());
        field(lines, "replied", request.repliedAt());
        field(
                lines,
                "not arrived",
                Attempts.obstacle(request).map(Problem::line).orElse(null));
        field(lines, "next try", nextTry(request));
        field(lines, "team", teamNotTold(request));
        field(lines, "mail", request.mail());
        field(lines, "acknowledged by", request.acknowledgement());
        field(lines, "DPA sent", request.dpaSent().orElse(null));
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

    private static @Nullable Instant nextTry(DpaRequest request) {
        return request.state() == RequestState.REPLY_DEFERRED ? request.leaseUntil() : null;
    }

    /// Why the last mail to the team failed; absent if it did not.
    private static @Nullable String teamNotTold(DpaRequest request) {
        return request.history().reversed().stream()
                .filter(change ->
                        change.kind() == RequestChange.Kind.TOLD || change.kind() == RequestChange.Kind.NOT_TOLD)
                .findFirst()
                .filter(change -> change.kind() == RequestChange.Kind.NOT_TOLD)
                .map(change -> "NOT told, tried again: " + Problem.line(String.valueOf(change.detail())))
                .orElse(null);
    }

    private static void field(List<String> lines, String name, @Nullable Object value) {
        if (value != null) {
            lines.add(String.format(Locale.ROOT, "%-16s %s", name, value));
        }
    }

    /// The written form of each, with what its history shows.
    public static List<String> lines(List<DpaRequest> requests) {
        return requests.stream().map(RequestText::json).map(CanonicalJson::text).toList();
    }

    private static Json json(DpaRequest request) {
        return Json.object()
                .putAll(DpaRequestJson.of(request).members())
                .put("assignee", request.assignee().orElse(null))
                .put("held", request.isHeld() ? "yes" : null)
                .put("closedAt", request.closedAt().map(Instant::toString).orElse(null))
                .put("notArrived", Attempts.obstacle(request).orElse(null))
                .put("nextTry", text(nextTry(request)))
                .put("teamNotTold", teamNotTold(request))
                .put("dpaSent", request.dpaSent().orElse(null))
                .build();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Objects.toString(value);
    }
}
