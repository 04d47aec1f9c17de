package register.mail.message;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.value.Reference;

/// A message in the form that the rules examine.
///
/// @param headers of the message itself, in their order
/// @param to the addresses in To and Cc
/// @param messageId absent if there is none, more than one, or one that the register cannot repeat in a header
/// @param references the message-ids in References, oldest first
/// @param subject decoded
/// @param newText the sender's new text, as plain text: without quoted history, forwarded messages and signature
/// @param text the whole text, as plain text
/// @param returned the returned parts of an earlier mail
/// @param mentioned references of the register anywhere in subject, text, including quoted history, or the
///     message-ids that it answers
public record ReceivedMail(
        List<Header> headers,
        Sender sender,
        List<Address> to,
        @Nullable String messageId,
        List<String> references,
        String subject,
        String newText,
        String text,
        Returned returned,
        List<Reference> mentioned,
        Set<Trait> traits) {
    private static final int LONGEST_DATE = 200;

    public ReceivedMail {
        headers = List.copyOf(headers);
        to = List.copyOf(to);
        references = List.copyOf(references);
        mentioned = List.copyOf(mentioned);
        traits = Set.copyOf(traits);
    }

    /// The values of a header, in order.
    ///
    /// @param name in lower case
    public Stream<String> values(String name) {
        return headers.stream().filter(header -> header.name().equals(name)).map(Header::value);
    }

    /// The time in its Date header; null if there is none, or it is unreadable.
    public @Nullable OffsetDateTime sentAt() {
        return values("date")
                .filter(value -> value.length() <= LONGEST_DATE)
                .findFirst()
                .map(ReceivedMail::date)
                .orElse(null);
    }

    private static @Nullable OffsetDateTime date(String value) {
        try {
            // Without the name of the zone, a common comment (RFC 5322, 3.3).
            return OffsetDateTime.parse(
                    value.replaceAll("\\([^()]*\\)", "").strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
        } catch (DateTimeException _) {
            return null;
        }
    }

    public boolean has(String name) {
        return values(name).findAny().isPresent();
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }
}
