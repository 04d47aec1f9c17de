package register.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import register.request.By;
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
    private final Consumer<Reference> waiting;
    private final Duration lease;
    private final Clock clock;

    /// @param waiting told of what is left to a person, before it is
    SendingOnce(RequestLog requests, MailSender sender, Consumer<Reference> waiting, Duration lease, Clock clock) {
        this.requests = requests;
        this.sender = sender;
        this.waiting = waiting;
        this.lease = lease;
        this.clock = clock;
    }

    /// Takes the claim and writes to the sender, at most once whatever happens. Where nobody knows whether it went out,
    /// because handing it over failed or nothing is left of who did, the request says so and a person decides.
    ///
    /// @param actor by whose word
    /// @param done what the request becomes once the mail is handed over
    /// @return the request as it stands afterwards; unchanged when somebody else had the claim
    DpaRequest reply(DpaRequest request, OutgoingMail mail, String actor, BiFunction<DpaRequest, By, DpaRequest> done) {
        DpaRequest claimed = request.replying(leaseEnd(), by(actor));
        if (!requests.replace(claimed)) {
            return current(request.reference());
        }
        try {
            sender.send(mail);
        } catch (RuntimeException _) {
            waiting.accept(claimed.reference());
            return settle(
                    claimed,
                    standing ->
                            standing.state() == RequestState.REPLYING ? standing.replyUnknown(by(actor)) : standing);
        }
        return settle(claimed, standing -> done.apply(standing, by(actor)));
    }

    /// Takes the claim and tells the team, at least once: told twice is better than never, where a legal clock runs.
    ///
    /// @return the request as it stands afterwards
    /// @throws RuntimeException when the mail could not be handed over; whoever comes after the lease tells again
    DpaRequest tell(DpaRequest request, OutgoingMail mail) {
        DpaRequest claimed = request.telling(leaseEnd(), by());
        if (!requests.replace(claimed)) {
            return current(request.reference());
        }
        sender.send(mail);
        return settle(claimed, standing -> standing.queued(by()));
    }

    /// Records what became of a claim. Meanwhile a mail of the same thread may have come, or the lease have ended and
    /// somebody have given the reply up: this process knows better.
    private DpaRequest settle(DpaRequest claimed, UnaryOperator<DpaRequest> change) {
        DpaRequest standing = claimed;
        while (true) {
            DpaRequest changed = change.apply(standing);
            if (changed.equals(standing) || requests.replace(changed)) {
                return changed;
            }
            standing = current(claimed.reference());
            boolean ours = standing.state() == RequestState.REPLY_UNKNOWN
                    || (standing.state() == claimed.state()
                            && Objects.equals(standing.leaseUntil(), claimed.leaseUntil()));
            if (!ours) {
                return standing;
            }
        }
    }

    /// Records that a person decides, of which the team is told.
    ///
    /// @return the request as it stands afterwards
    DpaRequest leave(DpaRequest changed) {
        waiting.accept(changed.reference());
        return store(changed);
    }

    /// Records the change, unless the record has moved on.
    ///
    /// @return the request as it stands afterwards
    DpaRequest store(DpaRequest changed) {
        return requests.replace(changed) ? changed : current(changed.reference());
    }

    boolean claimHolds(DpaRequest request) {
        Instant until = request.leaseUntil();
        return (request.state() == RequestState.REPLYING || request.state() == RequestState.TELLING)
                && until != null
                && clock.instant().isBefore(until);
    }

    private DpaRequest current(Reference reference) {
        return requests.find(reference)
                .orElseThrow(() -> new IllegalStateException("recorded, then not found: " + reference));
    }

    /// The register, now.
    By by() {
        return by(By.REGISTER);
    }

    private By by(String actor) {
        return new By(actor, clock.instant());
    }

    private Instant leaseEnd() {
        return now().plus(lease);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
