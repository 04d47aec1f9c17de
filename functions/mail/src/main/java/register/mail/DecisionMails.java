package register.mail;

import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import register.assembly.Ports;
import register.document.DocumentStore;
import register.document.SealedDocuments;
import register.mail.letter.OwnMail;
import register.mail.letter.ReplyLetter;
import register.mail.letter.ReplySender;
import register.mail.rule.AddressedPolicy;
import register.mail.rule.MailSettings;
import register.mail.rule.PoliciesInForce;
import register.mail.sending.RequestSending;
import register.policy.DpaFile;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.ReplyAttempts;
import register.request.RequestLog;
import register.request.RequestState;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail.Attachment;
import register.settings.PublicAddress;
import register.value.Bytes;
import register.value.Reference;
import register.value.Sha256;

/// Sends a person's decision to the sender of a request. Each mail leaves at most once, however often it is requested.
public final class DecisionMails {
    private final RequestLog requests;
    private final DocumentStore documents;
    private final PoliciesInForce policies;
    private final Acknowledgements acknowledgements;
    private final RequestSending sending;
    private final Acknowledging acknowledging;
    private final Letterhead letterhead;

    /// @param sealing seals acknowledgements
    /// @param address the register's public address in replies
    public DecisionMails(
            Ports ports,
            SealedDocuments sealing,
            MailSender sender,
            MailSettings settings,
            PublicAddress address,
            Clock clock) {
        this.requests = ports.requests();
        this.documents = ports.documents();
        this.policies = new PoliciesInForce(ports.chain(), clock);
        this.acknowledgements = new Acknowledgements(ports, sealing, clock);
        // The caller sees the result, so the team gets no mail.
        this.sending = new RequestSending(requests, sender, _ -> {}, settings.lease(), clock);
        this.letterhead = new Letterhead(settings, address);
        this.acknowledging = new Acknowledging(sending, ports.retries(), letterhead);
    }

    /// Sends the acknowledgement that the rules left to a person, identical to the one they would have sent.
    ///
    /// @param actor who decided
    /// @param again true to send even if an earlier one may have gone out
    /// @return the request's latest state; unchanged if it was already acknowledged
    /// @throws RefusedException if the request cannot be acknowledged
    /// @throws register.request.IllegalTransitionException if it is closed
    public DpaRequest acknowledge(Reference reference, String actor, boolean again) {
        DpaRequest request = free(reference, again);
        RequestFacts known = known(request);
        while (request.reply().repliedAt() == null || request.state() == RequestState.UNDELIVERED) {
            requireWord(request, again);
            requireSendable(request, known);
            requireDpaFile(request, known);
            Sha256 made = known.acknowledgement
                    .get()
                    .orElseThrow(() -> new IllegalStateException(reference + ": a policy and a sender, and no receipt"))
                    .hash();
            boolean recorded = made.equals(request.reply().acknowledgement());
            DpaRequest next = acknowledging.next(request, known, actor);
            if (recorded) {
                return next;
            }
            // Another actor may have changed it meanwhile: sent it, or closed it.
            request = free(reference, again);
        }
        return request;
    }

    /// Sends a person's own mail in the request's thread.
    ///
    /// @param actor who decided
    /// @param again true to send even if an earlier mail may have gone out
    /// @return the request's latest state
    /// @throws NotTakenException if the mail certainly did not leave; it may be sent again later
    /// @throws RefusedException if it cannot be sent, or the mail server rejects it permanently
    /// @throws register.request.IllegalTransitionException if it is closed
    public DpaRequest reply(Reference reference, String actor, OwnMail mail, boolean again) {
        DpaRequest request = free(reference, again);
        RequestFacts known = known(request);
        requireSendable(request, known);
        AddressedPolicy policy = known.policy.get().orElseThrow();
        String sender = Objects.requireNonNull(request.arrival().sender());
        ReplySender from = letterhead.of(policy);
        var attached = mail.attachments().stream()
                .map(Attachment::content)
                .map(Bytes::hash)
                .findFirst()
                .orElse(null);
        var replied = new OwnMailStates(mail.agreement(), attached);
        DpaRequest standing = sending.reply(
                request,
                id -> ReplyLetter.of(id, mail, sender, from, request, policy.version(), known.mail.get()),
                actor,
                replied);
        if (replied.refusal != null) {
            throw replied.refusal;
        }
        return standing;
    }

    /// A person's own mail. It is not stored: if it certainly did not leave, the person sends it again.
    private static final class OwnMailStates implements RequestSending.NextStates {
        private final boolean agreement;
        private final @Nullable Sha256 attached;
        private @Nullable RuntimeException refusal;

        OwnMailStates(boolean agreement, @Nullable Sha256 attached) {
            this.agreement = agreement;
            this.attached = attached;
        }

        @Override
        public DpaRequest taken(DpaRequest claimed, ChangeAuthor by) {
            return claimed.replied(agreement, attached, by);
        }

        @Override
        public DpaRequest notTaken(DpaRequest claimed, String words, ChangeAuthor by) {
            refusal =
                    new NotTakenException(claimed.reference() + ": certainly not sent; send it again later: " + words);
            return claimed.notSent(words, by);
        }

        @Override
        public DpaRequest refused(DpaRequest claimed, String words, ChangeAuthor by) {
            refusal = new RefusedException(
                    claimed.reference() + ": certainly not sent, and permanently refused: " + words);
            return claimed.notSent(words, by);
        }
    }

    /// The request, once none of its mails is being sent.
    private DpaRequest free(Reference reference, boolean again) {
        DpaRequest request =
                requests.find(reference).orElseThrow(() -> new RefusedException(reference + ": no such request"));
        if (request.state() == RequestState.ERASED) {
            throw new RefusedException(reference + ": it is erased");
        }
        if (sending.claimHolds(request)) {
            throw new RefusedException(
                    reference + ": one of its mails is being handed over: try again after " + request.leaseUntil());
        }
        if (request.state() == RequestState.REPLYING) {
            request = sending.store(request.replyUnknown(null, sending.by()));
        }
        if (request.state() == RequestState.REPLY_UNKNOWN && !again) {
            throw new RefusedException(
                    reference + ": it is unknown whether its last mail was sent; --again sends another anyway");
        }
        return request;
    }

    private static void requireWord(DpaRequest request, boolean again) {
        if (request.state() == RequestState.UNDELIVERED && !again) {
            throw new RefusedException(request.reference() + ": its last mail did not arrive: "
                    + ReplyAttempts.obstacle(request).orElse("") + ": --again sends another");
        }
    }

    private RequestFacts known(DpaRequest request) {
        return new RequestFacts(
                request,
                () -> RequestFacts.stored(documents, request.arrival().mail()),
                policies,
                documents,
                acknowledgements);
    }

    private static void requireSendable(DpaRequest request, RequestFacts known) {
        if (!request.state().next().contains(RequestState.REPLYING)) {
            throw new RefusedException(
                    request.reference() + ": it is " + request.state().term() + ": nothing can be sent for it");
        }
        if (request.arrival().sender() == null) {
            throw new RefusedException(request.reference() + ": its From contains no address to write to");
        }
        if (request.arrival().policy() == null) {
            throw new RefusedException(request.reference() + ": it was not sent to exactly one policy's address");
        }
        if (known.policy.get().isEmpty()) {
            throw new RefusedException(request.reference()
                    + ": the version or the address that it was sent to no longer exists: no "
                    + "acknowledgement can be made");
        }
    }

    private static void requireDpaFile(DpaRequest request, RequestFacts known) {
        if (known.obstacle().isPresent()) {
            DpaFile file = known.policy.get().orElseThrow().version().requests().dpaFile();
            throw new RefusedException(request.reference() + ": its DPA file is missing from the store: "
                    + (file == null ? "" : file.told()) + ": publish its policy file again to restore it");
        }
    }
}
