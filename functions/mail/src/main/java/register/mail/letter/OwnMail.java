package register.mail.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.request.RequestChange;
import register.request.delivery.OutgoingMail.Attachment;

/// A mail written by a person.
///
/// @param subject without the reference, which the register adds; null for that of the message it answers
/// @param text plain text, line by line
/// @param agreement true if the agreement is attached
public record OwnMail(@Nullable String subject, String text, List<Attachment> attachments, boolean agreement) {
    public OwnMail {
        attachments = List.copyOf(attachments);
        if (subject != null && (!RequestChange.isLine(subject) || subject.isBlank())) {
            throw new IllegalArgumentException("subject: expected one line");
        }
        if (text.isBlank() || text.lines().anyMatch(line -> !RequestChange.isLine(line.replace('\t', ' ')))) {
            throw new IllegalArgumentException("text: expected lines without control characters");
        }
        if (agreement && attachments.isEmpty()) {
            throw new IllegalArgumentException("agreement: expected an attachment");
        }
    }
}
