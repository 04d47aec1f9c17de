package register.request;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.Bytes;

/// A mail to one recipient.
///
/// @param headers beside From, To, Subject, Date and Message-ID, in order; printable ASCII
/// @param text what it says, in plain text
/// @param html the same in HTML, for who reads that rather; absent where it is sent in plain text alone
public record OutgoingMail(
        String from,
        String to,
        String subject,
        List<Header> headers,
        String text,
        @Nullable String html,
        List<Attachment> attachments) {
    public OutgoingMail {
        headers = List.copyOf(headers);
        attachments = List.copyOf(attachments);
    }

    /// One header field.
    public record Header(String name, String value) {}

    /// One attached file.
    public record Attachment(String fileName, String mediaType, Bytes content) {}
}
