package register.mail;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Bytes;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.mail.message.MailReader;
import register.mail.message.ReceivedMail;
import register.policy.Language;
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

    IntakeResult of(DpaRequest recorded) {
        DpaRequest request = recorded;
        while (true) {
            if (sending.claimHolds(request)) {
                return new IntakeResult.InProgress(request);
            }
            DpaRequest next = next(request);
            if (next.equals(request)) {
                return new IntakeResult.Done(request);
            }
            request = next;
        }
    }

    /// The request after the next step; the same where none is due. States only move forward, so this ends.
    private DpaRequest next(DpaRequest request) {
        boolean acknowledges = request.outcome() == Outcome.ACKNOWLEDGE;
        return switch (request.state()) {
            case RECEIVED -> acknowledges ? acknowledge(request) : tell(request);
            case REPLYING -> acknowledges ? sending.store(request.replyUnknown()) : tell(request);
            case ACKNOWLEDGED, REPLY_UNKNOWN, QUEUED, SILENT -> request;
        };
    }

    private DpaRequest acknowledge(DpaRequest request) {
        ReceivedMail mail = mail(request);
        String sender = request.sender();
        Optional<AddressedPolicy> policy = policy(request, mail);
        if (policy.isEmpty() || sender == null) {
            // What the receipt would speak of is gone since: the version was withdrawn, or its address.
            return sending.store(request.queued());
        }
        Bytes made = acknowledgements.of(request, sender, policy.get());
        if (!made.hash().equals(request.acknowledgement())) {
            return sending.store(request.withAcknowledgement(made.hash()));
        }
        String from = settings.replyFrom() == null ? policy.get().publicAddress() : settings.replyFrom();
        return sending.reply(
                request, Reply.to(sender, from, request, policy.get().version(), mail, made));
    }

    private DpaRequest tell(DpaRequest request) {
        String team = settings.teamAddress();
        Matter matter = request.matter();
        if (team == null || matter == null) {
            return sending.store(request.queued());
        }
        Optional<AddressedPolicy> policy = policy(request, mail(request));
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

    private Optional<AddressedPolicy> policy(DpaRequest request, ReceivedMail mail) {
        return Optional.ofNullable(request.policy())
                .flatMap(policy -> policies.addressed(policy, mail.to(), request.receivedAt()));
    }

    /// The mail that the record is of, which another mail of the same identity never replaces.
    private ReceivedMail mail(DpaRequest request) {
        DocumentKey key = DocumentKey.mail(request.mail());
        return MailReader.read(documents
                .get(key)
                .orElseThrow(() -> new IllegalStateException("recorded, then not found: " + key.path())));
    }
}
