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

/// The mail of a request, as long as it is stored. Its content is read from it each time and stored nowhere else, so
/// that it is erased with the mail. It is untrusted: none of it is safe to print unchanged.
///
/// @param read in the form that the rules examine
public record KeptMail(Bytes raw, ReceivedMail read) {
    /// No subject begins beyond the headers that are read.
    private static final int MOST_OF_HEADERS = 256 * 1024;

    /// Empty if it was deleted.
    public static Optional<KeptMail> of(DpaRequest request, DocumentStore documents) {
        return raw(request, documents).map(raw -> new KeptMail(Bytes.of(raw), MailReader.read(raw)));
    }

    /// The decoded subject; empty if the mail was deleted.
    public static Optional<String> subject(DpaRequest request, DocumentStore documents) {
        return raw(request, documents)
                .map(raw -> MailReader.read(Arrays.copyOf(raw, Math.min(raw.length, MOST_OF_HEADERS)))
                        .subject());
    }

    /// The attached files.
    public List<AttachedFile> attachments() {
        return AttachedFiles.of(raw.toArray());
    }

    private static Optional<byte[]> raw(DpaRequest request, DocumentStore documents) {
        return request.isWithoutMail()
                ? Optional.empty()
                : documents.get(DocumentKey.mail(request.arrival().mail()));
    }
}
