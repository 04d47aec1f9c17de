package register.mail;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import register.assembly.Ports;
import register.document.AcknowledgementText;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.document.IssuedDocument;
import register.document.IssuedDocuments;
import register.document.SealedDocuments;
import register.document.WriteOnce;
import register.log.SignedCheckpoint;
import register.mail.message.ReceivedMail;
import register.mail.rule.AddressedPolicy;
import register.policy.PolicyVersion;
import register.request.DpaRequest;
import register.transparency.CheckpointLog;
import register.value.Bytes;

/// Makes the sealed PDF that acknowledges a request, once per request. Every step can be repeated.
final class Acknowledgements {
    private final DocumentStore documents;
    private final CheckpointLog checkpoints;
    private final IssuedDocuments issued;
    private final SealedDocuments sealing;
    private final Clock clock;

    Acknowledgements(Ports ports, SealedDocuments sealing, Clock clock) {
        this.documents = ports.documents();
        this.checkpoints = ports.checkpoints();
        this.issued = ports.issuedDocuments();
        this.sealing = sealing;
        this.clock = clock;
    }

    /// Returns the stored acknowledgement. Makes and records it first if there is none.
    ///
    /// @param sender the request's validated address
    /// @param mail as it is stored
    Bytes of(DpaRequest request, String sender, AddressedPolicy policy, ReceivedMail mail) {
        DocumentKey key = DocumentKey.acknowledgement(request.reference());
        // Send the stored one, whichever process made it.
        Bytes made = Bytes.of(
                WriteOnce.in(documents, key, () -> sealing.acknowledgement(text(request, sender, policy, mail))));
        issued.record(new IssuedDocument.Acknowledgement(
                made.hash(), key, clock.instant().truncatedTo(ChronoUnit.MILLIS), request.reference()));
        return made;
    }

    private AcknowledgementText text(DpaRequest request, String sender, AddressedPolicy policy, ReceivedMail mail) {
        PolicyVersion version = policy.version();
        return new AcknowledgementText(
                request.reference(),
                request.arrival().language(),
                version.edition(version.nearest(request.arrival().language())).provider(),
                version.company(),
                sender,
                new AcknowledgementText.Message(
                        mail.subject().isBlank() ? null : mail.subject(), mail.messageId(), mail.sentAt()),
                request.arrival().receivedAt(),
                policy.header().timeZone(),
                policy.header().policy(),
                policy.header().effectiveDate(),
                policy.header().revision(),
                policy.header().contentHash(),
                checkpoints
                        .latest(policy.header().policy())
                        .map(SignedCheckpoint::checkpoint)
                        .orElse(null),
                version.requests().dpaFile(),
                version.requests().privacyNoticeUrl());
    }
}
