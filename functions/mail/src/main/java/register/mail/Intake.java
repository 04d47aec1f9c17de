package register.mail;

import java.time.Clock;
import register.chain.Chain;
import register.document.DocumentStore;
import register.document.IssuedDocuments;
import register.document.SealedDocuments;
import register.document.Snapshots.ContentReader;
import register.request.MailSender;
import register.request.RequestLog;

/// Takes a message in.
public final class Intake {
    public Intake(
            RequestLog requests,
            DocumentStore documents,
            IssuedDocuments issued,
            SealedDocuments sealing,
            MailSender sender,
            Chain chain,
            ContentReader reader,
            IntakeSettings settings,
            Clock clock) {}

    public IntakeResult receive(Delivery delivery) {
        return new IntakeResult.Ignored("not yet built");
    }
}
