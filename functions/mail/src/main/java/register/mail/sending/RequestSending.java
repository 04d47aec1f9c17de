package register.mail.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import register.outbox.Outbox;
import register.outbox.Revisions;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.ReplyAttempts;
import register.request.RequestLog;
import register.request.RequestState;
import register.request.delivery.Handover;
import register.request.delivery.MailId;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;
import register.value.Reference;

/// Sends the mails of a request, each under its own claim.
public final class RequestSending {
    private final Revisions<Reference, DpaRequest> requests;
    private final Outbox<DpaRequest> outbox;
    private final MailChannel mails;
    private final Consumer<DpaRequest> waiting;
    private final Duration lease;
    private final Clock clock;

    /// @param waiting receives each request before it is left to a person
    public RequestSending(
            RequestLog requests, MailSender sender, Consumer<DpaRequest> waiting, Duration lease, Clock clock) {
        this.requests = RequestLog.revisions(requests);
        this.outbox = new Outbox<>(this.requests, RequestSending::counts);
        this.mails = new MailChannel(sender);
        this.waiting = waiting;
        this.lease = lease;
        this.clock = clock;
    }

    /// A request's next state after its mail. Each method is called again if the record changed meanwhile.
    public interface NextStates {
        DpaRequest taken(DpaRequest claimed, ChangeAuthor by);

        /// The mail certainly did not leave, and may be sent later.
        DpaRequest notTaken(DpaRequest claimed, String words, ChangeAuthor by);

        /// The mail certainly did not leave, and never will.
        DpaRequest refused(DpaRequest claimed, String words, ChangeAuthor by);
    }

    /// A mail and its id.
    public interface IdentifiedMail {
        OutgoingMail mail(MailId id);
    }

    /// Takes the claim and writes to the sender, at most once. If the mail may or may not have left, because sending
    /// broke off or its process crashed, the request says so and a person decides.
    ///
    /// @param actor who decided
    /// @return the request afterwards; unchanged if another process had the claim
    public DpaRequest reply(DpaRequest request, IdentifiedMail mail, String actor, NextStates then) {
        MailId id = MailId.next(request.reference());
        OutgoingMail written = mail.mail(id);
        DpaRequest claimed = request.replying(leaseEnd(), id, by(actor));
        BiFunction<DpaRequest, Handover, DpaRequest> became = (standing, handover) -> {
            ChangeAuthor by = by(actor);
            return switch (handover) {
                case Handover.Taken _ -> then.taken(standing, by);
                // Someone fixes the account, or a person is notified after enough tries.
                case Handover.NotTaken(String words, boolean _) -> then.notTaken(standing, words, by);
                case Handover.Barred(String words) -> then.notTaken(standing, words, by);
                case Handover.Refused(String words) -> then.refused(standing, words, by);
                case Handover.Unknown(String words) -> {
                    waiting.accept(claimed);
                    yield standing.state() == RequestState.REPLYING ? standing.replyUnknown(words, by) : standing;
                }
            };
        };
        return outbox.send(claimed, () -> mails.hand(written), became).record();
    }

    /// Takes the claim and notifies the team, at least once: while a legal clock runs, two mails are better than
    /// none. If that fails, the next team mail names the request.
    ///
    /// @return the request afterwards
    public DpaRequest tell(DpaRequest request, Supplier<Handover> tell) {
        DpaRequest claimed = request.telling(leaseEnd(), by());
        if (!requests.replace().test(claimed)) {
            return requests.current(claimed);
        }
        Handover handover = tell.get();
        if (handover instanceof Handover.Taken) {
            return outbox.settle(claimed, standing -> standing.queued(by()));
        }
        waiting.accept(claimed);
        DpaRequest left = outbox.settle(claimed, standing -> standing.queued(by()));
        return store(left.teamTold(handover.words(), by()));
    }

    /// Leaves the request to a person and notifies the team.
    ///
    /// @return the request afterwards
    public DpaRequest leave(DpaRequest changed) {
        waiting.accept(changed);
        return store(changed);
    }

    /// Puts a request on the team's next mail, before it is left to a person.
    public void announce(DpaRequest request) {
        waiting.accept(request);
    }

    /// Records the change, unless the record has another revision.
    ///
    /// @return the request afterwards
    public DpaRequest store(DpaRequest changed) {
        return requests.stored(changed);
    }

    public boolean claimHolds(DpaRequest request) {
        return (request.state() == RequestState.REPLYING || request.state() == RequestState.TELLING)
                && isAhead(request);
    }

    /// True if its next try is not due yet.
    public boolean isDeferred(DpaRequest request) {
        return request.state() == RequestState.REPLY_DEFERRED && isAhead(request);
    }

    private boolean isAhead(DpaRequest request) {
        Instant until = request.leaseUntil();
        return until != null && clock.instant().isBefore(until);
    }

    /// Another mail of the thread may have come meanwhile, or the lease expired and a person gave up on the reply.
    /// This process knows the result best, unless another mail has been sent since.
    private static boolean counts(DpaRequest claimed, DpaRequest standing) {
        return (standing.state() == RequestState.REPLY_UNKNOWN
                        && ReplyAttempts.last(standing).equals(ReplyAttempts.last(claimed)))
                || (standing.state() == claimed.state() && Objects.equals(standing.leaseUntil(), claimed.leaseUntil()));
    }

    /// The register, now.
    public ChangeAuthor by() {
        return by(ChangeAuthor.REGISTER);
    }

    private ChangeAuthor by(String actor) {
        return new ChangeAuthor(actor, clock.instant());
    }

    private Instant leaseEnd() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(lease);
    }
}
