package register.request.delivery;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.value.Bytes;

/// A mail to one recipient.
///
/// @param id the local part of its Message-ID, if the sender sets one: letters, digits, dots and hyphens
/// @param headers besides From, To, Subject, Date and Message-ID, in order; printable ASCII
/// @param html the text as HTML; absent for plain text only
/// @param tracking how servers report on it; absent if they report failures only, to `from`
public record OutgoingMail(
        String id,
        String from,
        String to,
        String subject,
        List<Header> headers,
        String text,
        @Nullable String html,
        List<Attachment> attachments,
        @Nullable Tracking tracking) {
    /// The maximum size of all attachments in bytes: in base64 (RFC 2045, section 6.8) they stay below the 10 MB that
    /// mail servers usually accept.
    public static final int MOST_ATTACHED = 7 * 1024 * 1024;

    /// Letters, digits and hyphens: allowed in SES tags, and unencoded in SMTP (RFC 3461 section 4).
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,100}");

    private static final Pattern MAILBOX = Pattern.compile("[!-~&&[^@<>\\s]]{1,64}@[A-Za-z0-9.-]{1,255}");

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

    /// Without tracking.
    public OutgoingMail(
            String id,
            String from,
            String to,
            String subject,
            List<Header> headers,
            String text,
            @Nullable String html,
            List<Attachment> attachments) {
        this(id, from, to, subject, headers, text, html, attachments, null);
    }

    /// This mail, with reports also on delays and delivery.
    public OutgoingMail tracked(Tracking how) {
        return new OutgoingMail(id, from, to, subject, headers, text, html, attachments, how);
    }

    /// The domain in `Name <local@domain>` or `local@domain`.
    public String domain() {
        return from.substring(from.lastIndexOf('@') + 1).replaceAll("[>\\s].*", "");
    }

    /// How servers report on a mail.
    ///
    /// @param name identifies it in reports: letters, digits and hyphens
    /// @param envelopeFrom the address for reports if it leaves by SMTP (RFC 5321, MAIL FROM); absent for its From
    public record Tracking(String name, @Nullable String envelopeFrom) {
        public Tracking {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("name: expected letters, digits and hyphens");
            } else if (envelopeFrom != null && !MAILBOX.matcher(envelopeFrom).matches()) {
                throw new IllegalArgumentException("envelopeFrom: expected an address");
            }
        }
    }

    /// This mail with other attachments.
    public OutgoingMail with(List<Attachment> others) {
        return new OutgoingMail(id, from, to, subject, headers, text, html, others, tracking);
    }

    public record Header(String name, String value) {}

    public record Attachment(String fileName, String mediaType, Bytes content) {}
}
