package register.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import register.mail.sending.RequestSending;
import register.request.DpaRequest;
import register.request.RequestLog;
import register.request.RequestState;
import register.request.RetryLog;
import register.request.RetryLog.Due;

/// Retries replies that certainly did not leave, once they are due. Takes over the work of crashed processes.
record Retrying(RetryLog retries, RequestLog requests, RequestSending sending, Clock clock) {
    private static final int MOST = 20;
    /// The wait after a failure before the actual try.
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(15);

    /// A due request that no other process has taken; empty if there is none.
    Optional<DpaRequest> next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Due> due = retries.due(now, MOST);
        for (Due one : due) {
            Optional<DpaRequest> standing = requests.find(one.request());
            if (standing.filter(request -> RequestState.WAITING.contains(request.state()))
                    .isPresent()) {
                // The team has had no mail about it, or none with this reason.
                sending.announce(standing.get());
            }
            Optional<DpaRequest> found = standing.filter(Retrying::isOpen);
            if (found.isEmpty()) {
                retries.remove(one.request());
            } else if (!sending.claimHolds(found.get()) && !sending.isDeferred(found.get())) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// Removes a tried request from the schedule, unless it is to be retried.
    void ended(DpaRequest request) {
        if (!isOpen(request)) {
            retries.remove(request.reference());
        }
    }

    /// Reschedules a request whose try failed.
    void failed(DpaRequest request) {
        Instant later = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(AFTER_FAILURE);
        retries.put(new Due(request.reference(), later));
    }

    /// A claimed request counts as open: the claiming process may have died.
    private static boolean isOpen(DpaRequest request) {
        return request.state() == RequestState.REPLY_DEFERRED || request.state() == RequestState.REPLYING;
    }
}
