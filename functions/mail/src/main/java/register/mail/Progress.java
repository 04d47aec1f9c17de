package register.mail;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Bytes;
import register.chain.Sha256;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.mail.message.MailReader;
import register.mail.message.ReceivedMail;
import register.policy.Language;
import register.request.By;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.Outcome;

/// Brings a recorded request as far as the register can, from its record and its stored mail alone.
final class Progress {
    private final DocumentStore documents;
    private final Policies policies;
    private final Acknowledgements acknowledgements;
    private final SendingOnce sending;
    private final IntakeSettings settings;

    Progress(
            DocumentStore documents,
            Policies policies,
            Acknowledgements acknowledgements,
            SendingOnce sending,
            IntakeSettings settings) {
        this.documents = documents;
        this.policies = policies;
        this.acknowledgements = acknowledgements;
        this.sending = sending;
        this.settings = settings;
    }

    /// @param delivered the message that was just delivered; mostly the one that the record is of
    /// @param hash of its bytes
    IntakeResult of(DpaRequest recorded, Sha256 hash, ReceivedMail delivered) {
        var known = new Known(recorded, hash, delivered);
        DpaRequest request = recorded;
        while (true) {
            if (sending.claimHolds(request)) {
                return new IntakeResult.InProgress(request);
            }
            DpaRequest next = next(request, known);
            if (next.equals(request)) {
                return new IntakeResult.Done(request);
            }
            request = next;
        }
    }

    /// What every step of a request starts from and none changes, fetched once at most.
    private final class Known {
        /// The mail that the record is of, which another mail of the same identity never replaces.
        final Once<ReceivedMail> mail;
        final Once<Optional<AddressedPolicy>> policy;
        final Once<Optional<Bytes>> acknowledgement;

        Known(DpaRequest request, Sha256 hash, ReceivedMail delivered) {
            this.mail = new Once<>(() -> request.mail().equals(hash) ? delivered : stored(request.mail()));
            this.policy = new Once<>(() -> Optional.ofNullable(request.policy())
                    .flatMap(id -> policies.addressed(id, mail.get().to(), request.receivedAt())));
            this.acknowledgement = new Once<>(() -> Optional.ofNullable(request.sender())
                    .flatMap(sender -> policy.get().map(found -> acknowledgements.of(request, sender, found))));
        }
    }

    /// The request after the next step; the same where none is due. States only move forward, so this ends.
    private DpaRequest next(DpaRequest request, Known known) {
        boolean acknowledges = request.outcome() == Outcome.ACKNOWLEDGE;
        return switch (request.state()) {
            case RECEIVED -> acknowledges ? acknowledge(request, known) : tell(request, known);
            case REPLYING -> sending.leave(request.replyUnknown(sending.by()));
            case TELLING -> tell(request, known);
            case ACKNOWLEDGED,
                    REPLY_UNKNOWN,
                    QUEUED,
                    SILENT,
                    IN_PROGRESS,
                    AGREEMENT_SENT,
                    EXECUTED,
                    DECLINED,
                    WITHDRAWN,
                    ERASED -> request;
        };
    }

    private DpaRequest acknowledge(DpaRequest request, Known known) {
        Optional<Bytes> made = known.acknowledgement.get();
        if (made.isEmpty()) {
            // What the receipt would speak of is gone since: the version was withdrawn, or its address.
            return sending.leave(request.queued(sending.by()));
        }
        Bytes acknowledgement = made.get();
        if (!acknowledgement.hash().equals(request.acknowledgement())) {
            return sending.store(request.withAcknowledgement(acknowledgement.hash(), sending.by()));
        }
        AddressedPolicy policy = known.policy.get().orElseThrow();
        String sender = Objects.requireNonNull(request.sender());
        String from = settings.replyFrom() == null ? policy.publicAddress() : settings.replyFrom();
        return sending.reply(
                request,
                Reply.to(sender, from, request, policy.version(), known.mail.get(), acknowledgement),
                By.REGISTER,
                DpaRequest::acknowledged);
    }

    private DpaRequest tell(DpaRequest request, Known known) {
        String team = settings.teamAddress();
        Matter matter = request.matter();
        if (team == null || matter == null) {
            return sending.store(request.queued(sending.by()));
        }
        Optional<AddressedPolicy> policy = known.policy.get();
        Language language =
                policy.map(found -> found.version().defaultLanguage()).orElse(Language.ENGLISH);
        return sending.tell(request, TeamNotice.to(team, noticeFrom(policy, team), request, matter, language));
    }

    private String noticeFrom(Optional<AddressedPolicy> policy, String team) {
        @Nullable String configured = settings.replyFrom();
        if (configured != null) {
            return configured;
        }
        List<String> intake = settings.intakeAddresses();
        return policy.map(AddressedPolicy::publicAddress).orElseGet(() -> intake.isEmpty() ? team : intake.getFirst());
    }

    private ReceivedMail stored(Sha256 hash) {
        DocumentKey key = DocumentKey.mail(hash);
        return MailReader.read(documents
                .get(key)
                .orElseThrow(() -> new IllegalStateException("recorded, then not found: " + key.path())));
    }
}
