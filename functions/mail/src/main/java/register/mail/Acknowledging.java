package register.mail;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.mail.letter.ReplyLetter;
import register.mail.letter.ReplySender;
import register.mail.rule.AddressedPolicy;
import register.mail.sending.RequestSending;
import register.mail.sending.Retries;
import register.policy.DpaFile;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.ReplyAttempts;
import register.request.RetryLog;
import register.value.Bytes;

/// Acknowledges a request step by step: records the PDF with it, then sends it once, with the company's DPA. Retries
/// only if the mail certainly did not leave. Works the same whether the rules or a person decided.
record Acknowledging(RequestSending sending, RetryLog retries, Letterhead letterhead) {
    /// The mail server rejected it permanently, e.g. because there is no such mailbox.
    static final String REFUSED = "mail-refused";
    /// No mail server accepted it within the time for retries.
    static final String NOT_TAKEN = "mail-not-taken";

    /// The request after the next step.
    ///
    /// @param known the facts of a request that can be acknowledged
    /// @param by the actor who decided
    DpaRequest next(DpaRequest request, RequestFacts known, String by) {
        Bytes acknowledgement = known.acknowledgement.get().orElseThrow();
        if (!acknowledgement.hash().equals(request.reply().acknowledgement())) {
            ChangeAuthor now = new ChangeAuthor(by, sending.by().at());
            return sending.store(request.withAcknowledgement(acknowledgement.hash(), now));
        }
        AddressedPolicy policy = known.policy.get().orElseThrow();
        String sender = Objects.requireNonNull(request.arrival().sender());
        ReplySender from = letterhead.of(policy);
        return sending.reply(
                request,
                id -> ReplyLetter.to(
                        id,
                        sender,
                        from,
                        request,
                        policy.version(),
                        known.mail.get(),
                        acknowledgement,
                        known.dpaFile.get().orElse(null)),
                by,
                new Acknowledged(known.asksForDpa ? policy.version().requests().dpaFile() : null));
    }

    private final class Acknowledged implements RequestSending.NextStates {
        private final @Nullable DpaFile dpaFile;

        /// @param dpaFile sent along; absent if the policy offers none
        private Acknowledged(@Nullable DpaFile dpaFile) {
            this.dpaFile = dpaFile;
        }

        @Override
        public DpaRequest taken(DpaRequest claimed, ChangeAuthor by) {
            return claimed.acknowledged(dpaFile, by);
        }

        @Override
        public DpaRequest notTaken(DpaRequest claimed, String words, ChangeAuthor by) {
            Instant since = ReplyAttempts.failingSince(claimed).orElse(by.at());
            Optional<Instant> again = Retries.next(ReplyAttempts.failed(claimed), since, by.at());
            if (again.isEmpty()) {
                return left(claimed, NOT_TAKEN, words, by);
            }
            // First, so that a crash in between does not lose the retry.
            retries.put(new RetryLog.Due(claimed.reference(), again.get()));
            return claimed.deferred(again.get(), words, by);
        }

        @Override
        public DpaRequest refused(DpaRequest claimed, String words, ChangeAuthor by) {
            return left(claimed, REFUSED, words, by);
        }

        private DpaRequest left(DpaRequest claimed, String why, String words, ChangeAuthor by) {
            sending.announce(claimed);
            return claimed.queued(why, words, by);
        }
    }
}
