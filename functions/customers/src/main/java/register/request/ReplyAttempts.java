package register.request;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.request.RequestChange.Kind;
import register.request.delivery.DeliveryReport;
import register.request.delivery.MailId;

/// The mails to the sender in a request's history.
public final class ReplyAttempts {
    private ReplyAttempts() {}

    /// The number of times in a row, up to now, that the acknowledgement certainly did not leave.
    public static int failed(DpaRequest request) {
        return (int) inARow(request).stream().filter(ReplyAttempts::isDeferral).count();
    }

    /// The first of these failures; empty if there is none.
    public static Optional<Instant> failingSince(DpaRequest request) {
        return inARow(request).stream()
                .filter(ReplyAttempts::isDeferral)
                .map(RequestChange::at)
                .min(Instant::compareTo);
    }

    /// The reason why the last mail has not arrived, in the server's words if it gave any. Empty if nothing prevents
    /// delivery.
    public static Optional<String> obstacle(DpaRequest request) {
        return switch (request.state()) {
            case REPLY_DEFERRED, REPLY_UNKNOWN, UNDELIVERED, QUEUED ->
                request.history().reversed().stream()
                        .filter(change -> change.kind() == Kind.MOVED || change.kind() == Kind.REPORTED)
                        .filter(change -> change.state() == request.state())
                        .findFirst()
                        .map(RequestChange::detail);
            default -> Optional.empty();
        };
    }

    /// The id of the last mail claimed; empty if there is none.
    public static Optional<String> last(DpaRequest request) {
        return request.history().reversed().stream()
                .filter(ReplyAttempts::isClaim)
                .findFirst()
                .map(RequestChange::detail);
    }

    /// True if a mail with this id was claimed.
    public static boolean made(DpaRequest request, MailId mail) {
        return request.history().stream()
                .anyMatch(change -> isClaim(change) && mail.value().equals(change.detail()));
    }

    /// True if it was already reported that this mail did not arrive.
    public static boolean knownUndelivered(DpaRequest request, MailId mail) {
        return request.history().stream()
                .filter(change -> change.kind() == Kind.REPORTED)
                .map(RequestChange::detail)
                .filter(Objects::nonNull)
                .anyMatch(detail -> detail.contains(" " + mail + " " + DeliveryReport.Action.FAILED.term()));
    }

    /// The state before the claim of the mail now leaving. After RECEIVED and TELLING no process would continue, so it
    /// is left to a person.
    static RequestState before(DpaRequest request) {
        @Nullable
        RequestState before = request.history().reversed().stream()
                .map(RequestChange::state)
                .filter(state -> state != RequestState.REPLYING)
                .findFirst()
                .orElse(null);
        return before == null || before == RequestState.RECEIVED || before == RequestState.TELLING
                ? RequestState.QUEUED
                : before;
    }

    private static List<RequestChange> inARow(DpaRequest request) {
        return request.history().reversed().stream()
                .takeWhile(change ->
                        change.state() == RequestState.REPLYING || change.state() == RequestState.REPLY_DEFERRED)
                .toList();
    }

    private static boolean isClaim(RequestChange change) {
        return change.state() == RequestState.REPLYING && change.kind() == Kind.MOVED;
    }

    private static boolean isDeferral(RequestChange change) {
        return change.state() == RequestState.REPLY_DEFERRED && change.kind() == Kind.MOVED;
    }
}
