package register.request;

import java.util.List;
import register.chain.Bytes;

/// A mail to one recipient, in plain text.
///
/// @param headers beside From, To, Subject, Date and Message-ID, in order; printable ASCII
public record OutgoingMail(
        String from, String to, String subject, List<Header> headers, String text, List<Attachment> attachments) {
    public OutgoingMail {
        headers = List.copyOf(headers);
        attachments = List.copyOf(attachments);
    }

    /// One header field.
    public record Header(String name, String value) {}

    /// One attached file.
    public record Attachment(String fileName, String mediaType, Bytes content) {}
}
