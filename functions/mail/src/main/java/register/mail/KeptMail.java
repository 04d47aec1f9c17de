package register.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.mail.message.AttachedFile;
import register.mail.message.AttachedFiles;
import register.mail.message.MailReader;
import register.mail.message.ReceivedMail;
import register.request.DpaRequest;
import register.value.Bytes;

/// The mail of a request, as long as it is kept. What it says is read from it each time and stands nowhere else, so
/// that
/// it is erased with the mail. Strangers wrote it: nothing of it is safe to print as it is.
///
/// @param read as the rules looked at it
public record KeptMail(Bytes raw, ReceivedMail read) {
    /// No subject begins later than the headers that are read.
    private static final int MOST_OF_HEADERS = 256 * 1024;

    /// Empty where it is deleted.
    public static Optional<KeptMail> of(DpaRequest request, DocumentStore documents) {
        return raw(request, documents).map(raw -> new KeptMail(Bytes.of(raw), MailReader.read(raw)));
    }

    /// The subject alone, decoded; empty where the mail is deleted.
    public static Optional<String> subject(DpaRequest request, DocumentStore documents) {
        return raw(request, documents)
                .map(raw -> MailReader.read(Arrays.copyOf(raw, Math.min(raw.length, MOST_OF_HEADERS)))
                        .subject());
    }

    /// The files that came with it.
    public List<AttachedFile> attachments() {
        return AttachedFiles.of(raw.toArray());
    }

    private static Optional<byte[]> raw(DpaRequest request, DocumentStore documents) {
        return request.isWithoutMail() ? Optional.empty() : documents.get(DocumentKey.mail(request.mail()));
    }
}
