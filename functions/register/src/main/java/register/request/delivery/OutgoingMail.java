package register.request.delivery;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.value.Bytes;

/// A mail to one recipient.
///
/// @param id the left part of its Message-ID where the sender writes one: letters, digits, dots and hyphens
/// @param headers beside From, To, Subject, Date and Message-ID, in order; printable ASCII
/// @param text what it says, in plain text
/// @param html the same in HTML, for who reads that rather; absent where it is sent in plain text alone
public record OutgoingMail(
        String id,
        String from,
        String to,
        String subject,
        List<Header> headers,
        String text,
        @Nullable String html,
        List<Attachment> attachments) {
    /// How many bytes its attachments have at most: in base64 (RFC 2045, section 6.8) they stay below the 10 MB that
    /// mail servers usually take.
    public static final int MOST_ATTACHED = 7 * 1024 * 1024;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,100}");

    public OutgoingMail {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id: expected letters, digits, dots and hyphens");
        }
        headers = List.copyOf(headers);
        attachments = List.copyOf(attachments);
        long attached =
                attachments.stream().mapToLong(one -> one.content().length()).sum();
        if (attached > MOST_ATTACHED) {
            throw new IllegalArgumentException(
                    "attachments: " + attached + " bytes: expected at most " + MOST_ATTACHED + " (7 MiB) in one mail");
        }
    }

    /// One header field.
    public record Header(String name, String value) {}

    /// One attached file.
    public record Attachment(String fileName, String mediaType, Bytes content) {}
}
