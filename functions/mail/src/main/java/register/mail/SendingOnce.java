package register.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import register.request.DpaRequest;
import register.request.MailSender;
import register.request.OutgoingMail;
import register.request.Reference;
import register.request.RequestLog;
import register.request.RequestState;

/// Sends a mail for a request under a claim, which is recorded before the mail leaves: mail knows no idempotent send.
final class SendingOnce {
    private final RequestLog requests;
    private final MailSender sender;
    private final Duration lease;
    private final Clock clock;

    SendingOnce(RequestLog requests, MailSender sender, Duration lease, Clock clock) {
        this.requests = requests;
        this.sender = sender;
        this.lease = lease;
        this.clock = clock;
    }

    /// Takes the claim and sends the reply, at most once whatever happens. Where nobody knows whether it went out,
    /// because handing it over failed or nothing is left of who did, the request says so and a person decides.
    ///
    /// @return the request as it stands afterwards; unchanged when somebody else had the claim
    DpaRequest reply(DpaRequest request, OutgoingMail mail) {
        DpaRequest claimed = request.replying(leaseEnd());
        if (!requests.replace(claimed)) {
            return current(request.reference());
        }
        try {
            sender.send(mail);
        } catch (RuntimeException _) {
            return store(claimed.replyUnknown());
        }
        DpaRequest stored = store(claimed.acknowledged(now()));
        // The lease may have ended meanwhile and somebody have given the reply up: this process knows that it left.
        return stored.state() == RequestState.REPLY_UNKNOWN ? store(stored.acknowledged(now())) : stored;
    }

    /// Takes the claim and tells the team, at least once: told twice is better than never, where a legal clock runs.
    ///
    /// @return the request as it stands afterwards
    /// @throws RuntimeException when the mail could not be handed over; whoever comes after the lease tells again
    DpaRequest tell(DpaRequest request, OutgoingMail mail) {
        DpaRequest claimed = request.replying(leaseEnd());
        if (!requests.replace(claimed)) {
            return current(request.reference());
        }
        sender.send(mail);
        return store(claimed.queued());
    }

    /// Records the change, unless the record has moved on.
    ///
    /// @return the request as it stands afterwards
    DpaRequest store(DpaRequest changed) {
        return requests.replace(changed) ? changed : current(changed.reference());
    }

    boolean claimHolds(DpaRequest request) {
        Instant until = request.leaseUntil();
        return request.state() == RequestState.REPLYING
                && until != null
                && clock.instant().isBefore(until);
    }

    private DpaRequest current(Reference reference) {
        return requests.find(reference)
                .orElseThrow(() -> new IllegalStateException("recorded, then not found: " + reference));
    }

    private Instant leaseEnd() {
        return now().plus(lease);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
