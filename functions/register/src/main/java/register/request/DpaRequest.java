package register.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import register.chain.Sha256;
import register.policy.Language;
import register.policy.PolicyId;

/// A message that reached the register's mailbox, and what became of it.
///
/// @param revision counts the changes of this record, from 1; a change names the one that it replaces
/// @param policy whose address it was sent to; absent where none was
/// @param sender the validated address in its From; absent where there is none that can be replied to
/// @param language of the request, as far as the rules could tell
/// @param mail the hash of the raw message, which names it in the document store
/// @param reason the rule that decided, as a short term, e.g. `auto-submitted`
/// @param respondBy when the law or the policy wants an answer; only with a matter whose clock runs
/// @param leaseUntil only in state REPLYING
/// @param acknowledgement the hash of the PDF, once it is made
/// @param repliedAt when the reply was handed over
public record DpaRequest(
        Reference reference,
        int revision,
        Instant receivedAt,
        @Nullable PolicyId policy,
        @Nullable String sender,
        Language language,
        Sha256 mail,
        Outcome outcome,
        String reason,
        @Nullable Matter matter,
        @Nullable Instant respondBy,
        RequestState state,
        @Nullable Instant leaseUntil,
        @Nullable Sha256 acknowledgement,
        @Nullable Instant repliedAt) {

    /// This request with its acknowledgement made.
    public DpaRequest withAcknowledgement(Sha256 made) {
        return next(state, leaseUntil, made, repliedAt);
    }

    /// This request with the claim to send taken: its reply, or word of it to the team.
    public DpaRequest replying(Instant until) {
        return next(RequestState.REPLYING, until, acknowledgement, repliedAt);
    }

    /// This request with its reply handed over.
    public DpaRequest acknowledged(Instant at) {
        return next(RequestState.ACKNOWLEDGED, null, acknowledgement, at);
    }

    /// This request with nobody knowing whether its reply went out.
    public DpaRequest replyUnknown() {
        return next(RequestState.REPLY_UNKNOWN, null, acknowledgement, repliedAt);
    }

    /// This request left to a person, with nothing more that the register will do.
    public DpaRequest queued() {
        return next(RequestState.QUEUED, null, acknowledgement, repliedAt);
    }

    private DpaRequest next(
            RequestState nextState,
            @Nullable Instant nextLease,
            @Nullable Sha256 nextAcknowledgement,
            @Nullable Instant nextRepliedAt) {
        return new DpaRequest(
                reference,
                revision + 1,
                receivedAt,
                policy,
                sender,
                language,
                mail,
                outcome,
                reason,
                matter,
                respondBy,
                nextState,
                nextLease,
                nextAcknowledgement,
                nextRepliedAt);
    }
}
