package register.mail;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Sha256;
import register.document.DocumentStore;
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
    private final Acknowledging acknowledging;
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
        this.acknowledging = new Acknowledging(sending, settings.replyFrom());
        this.sending = sending;
        this.settings = settings;
    }

    /// @param delivered the message that was just delivered; mostly the one that the record is of
    /// @param hash of its bytes
    IntakeResult of(DpaRequest recorded, Sha256 hash, ReceivedMail delivered) {
        var known = new Known(
                recorded,
                () -> recorded.mail().equals(hash) ? delivered : Known.stored(documents, recorded.mail()),
                policies,
                documents,
                acknowledgements);
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
        return known.obstacle()
                .map(why -> sending.leave(request.queued(why, sending.by())))
                .orElseGet(() -> acknowledging.next(request, known, By.REGISTER));
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
}
