package register.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import register.request.DpaRequest;
import register.request.ReplyAttempts;
import register.request.RequestLog;
import register.request.RequestState;
import register.request.RetryLog;
import register.value.Reference;

/// Replies overdue for a retry, because nothing scheduled them, as after an import, or no process runs. Retrying puts
/// a reply back on the intake's schedule: only the intake sends.
///
/// @param patience how long a reply may be overdue
public record ForgottenReplies(RequestLog requests, RetryLog retries, Duration patience, Clock clock)
        implements Redrive {
    @Override
    public List<GivenUp> all() {
        return requests.pending().stream()
                .filter(this::isForgotten)
                .map(request -> new GivenUp(
                        request.reference().value(),
                        GivenUp.Kind.MAIL,
                        request.arrival().receivedAt(),
                        ReplyAttempts.failed(request),
                        "its reply is not being retried; last attempt: "
                                + ReplyAttempts.obstacle(request).orElse("no reason recorded")))
                .sorted(Comparator.comparing(GivenUp::receivedAt).thenComparing(GivenUp::id))
                .toList();
    }

    @Override
    public Tried again(GivenUp given) {
        var reference = new Reference(given.id());
        Optional<DpaRequest> standing = requests.find(reference).filter(this::isForgotten);
        if (standing.isEmpty()) {
            return new Failed("it is no longer due for a retry");
        }
        retries.put(new RetryLog.Due(reference, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        return new Done("the intake will retry it on its next run");
    }

    @Override
    public void close() {
        // Listing takes nothing.
    }

    private boolean isForgotten(DpaRequest request) {
        Instant due = request.leaseUntil();
        return request.state() == RequestState.REPLY_DEFERRED
                && due != null
                && due.isBefore(clock.instant().minus(patience));
    }
}
