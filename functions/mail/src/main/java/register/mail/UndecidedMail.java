package register.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import register.mail.sending.FailureReason;
import register.request.DpaRequest;
import register.request.FailureLog;
import register.request.FailureLog.Failure;
import register.request.RequestLog;
import register.request.RequestState;
import register.value.Reference;

/// Mail that was recorded but never decided: something failed, or the process ended, and the sender does not send it
/// again. Only a running process leaves a request in this state.
///
/// @param patience the time a process may work on a mail before it counts as dead
public record UndecidedMail(
        RequestLog requests, FailureLog failures, Receiving receiving, Duration patience, Clock clock)
        implements Redrive {
    private static final Set<RequestState> AT_WORK =
            EnumSet.of(RequestState.RECEIVED, RequestState.TELLING, RequestState.REPLYING);

    @Override
    public List<GivenUp> all() {
        Instant settled = clock.instant().minus(patience);
        return requests.pending().stream()
                .filter(request -> AT_WORK.contains(request.state()) || isOverdue(request, settled))
                .map(request -> givenUp(request, settled))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(GivenUp::receivedAt).thenComparing(GivenUp::id))
                .toList();
    }

    @Override
    public Tried again(GivenUp given) {
        Optional<DpaRequest> found = requests.find(new Reference(given.id()));
        if (found.isEmpty()) {
            return new Failed("no such request");
        }
        try {
            IntakeResult result =
                    receiving.resume(delivery(found.get()), found.get().reference());
            return result instanceof IntakeResult.InProgress
                    ? new Failed(Receiving.IN_PROGRESS)
                    : new Done(result.line());
        } catch (RuntimeException | StackOverflowError e) {
            return new Failed(FailureReason.of(e));
        }
    }

    @Override
    public void close() {
        // Listing takes nothing.
    }

    /// Empty while a process may still be working on it.
    private Optional<GivenUp> givenUp(DpaRequest request, Instant settled) {
        Optional<Failure> failure = failures.find(delivery(request));
        if (failure.isEmpty() && lastTouched(request).isAfter(settled)) {
            return Optional.empty();
        }
        return Optional.of(new GivenUp(
                request.reference().value(),
                GivenUp.Kind.MAIL,
                request.arrival().receivedAt(),
                failure.map(Failure::tries).orElse(0),
                failure.map(Failure::reason).orElse(GivenUp.NO_REASON)));
    }

    /// A reply that nothing retries: no server runs, or the request came from an archive.
    private static boolean isOverdue(DpaRequest request, Instant settled) {
        Instant due = request.leaseUntil();
        return request.state() == RequestState.REPLY_DEFERRED && due != null && due.isBefore(settled);
    }

    private static Instant lastTouched(DpaRequest request) {
        return request.history().isEmpty()
                ? request.arrival().receivedAt()
                : request.history().getLast().at();
    }

    /// A request from an archive may have none.
    private static String delivery(DpaRequest request) {
        return request.delivery().orElse(request.reference().value());
    }
}
