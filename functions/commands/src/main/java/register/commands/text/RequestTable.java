package register.commands.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.RequestOutcome;
import register.request.RequestState;
import register.value.Reference;

/// Requests as a list.
public final class RequestTable {
    /// Open ones first, the oldest first, as they are worked on; then the others, the newest first.
    public static final Comparator<DpaRequest> ORDER = Comparator.comparing(
                    (DpaRequest request) -> request.state().isClosed())
            .thenComparing((one, other) -> one.state().isClosed()
                    ? other.arrival().receivedAt().compareTo(one.arrival().receivedAt())
                    : one.arrival().receivedAt().compareTo(other.arrival().receivedAt()))
            .thenComparing(request -> request.reference().value());

    private static final int SENDER = 32;
    private static final int SUBJECT = 60;

    private RequestTable() {}

    /// @param subjects of those whose mail is kept
    public static List<String> lines(List<DpaRequest> requests, Map<Reference, String> subjects, Instant now) {
        var lines = new ArrayList<String>();
        lines.add(row("reference", "age", "due", "state", "matter", "reason", "sender", "subject"));
        for (DpaRequest request : requests) {
            lines.add(row(
                    request.reference(),
                    TerminalText.length(Duration.between(request.arrival().receivedAt(), now)),
                    RequestText.due(request)
                            .map(until -> TerminalText.until(until, now))
                            .orElse("-"),
                    request.closing()
                            .map(RequestOutcome::term)
                            .orElse(request.state().term()),
                    request.about().map(Matter::term).orElse("-"),
                    request.decision().reason(),
                    request.arrival().sender() == null
                            ? "-"
                            : TerminalText.cut(request.arrival().sender(), SENDER),
                    Optional.ofNullable(subjects.get(request.reference()))
                            .map(subject -> TerminalText.cut(subject, SUBJECT))
                            .orElse("-")));
        }
        return lines;
    }

    private static String row(Object... cells) {
        return "%-18s %-5s %-12s %-19s %-20s %-20s %-32s %s".formatted(cells).stripTrailing();
    }

    /// The meanings of the states of these requests, one line each.
    public static List<String> legend(List<DpaRequest> requests) {
        return requests.stream()
                .map(DpaRequest::state)
                .distinct()
                .sorted()
                .map(state -> "  %-16s %s".formatted(state.term(), meaning(state)))
                .toList();
    }

    private static String meaning(RequestState state) {
        return switch (state) {
            case RECEIVED -> "recorded, not yet decided";
            case TELLING -> "a mail to the team is being handed over";
            case REPLYING -> "a mail to the sender is being handed over";
            case REPLY_DEFERRED -> "the mail server did not accept the receipt; the register will retry";
            case ACKNOWLEDGED -> "the sealed receipt was sent; a person takes it from there";
            case UNDELIVERED -> "the last mail to the sender did not arrive: a person decides";
            case REPLY_UNKNOWN -> "it is unknown whether the last mail was sent: a person decides";
            case QUEUED -> "it waits for a person";
            case SILENT -> "nothing is due";
            case IN_PROGRESS -> "a person works on it";
            case AGREEMENT_SENT -> "a person sent the agreement";
            case CLOSED -> "a person recorded the outcome, which the list shows instead of the state";
            case ERASED -> "only reference, dates and hashes remain";
        };
    }
}
