package register.mail.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.mail.message.Address;
import register.value.Bytes;

/// A message as the mail service handed it over, once or again.
///
/// @param id the service's id of the message
/// @param envelopeFrom the reverse path (RFC 5321 section 4.1.1.2) without angle brackets; absent, empty or `<>` if it
///     is null, as for every bounce
/// @param recipients the envelope's recipients
/// @param statedFrom the From mailboxes as the service read them for its verdicts; absent if it does not say
/// @param raw the message as it was received (RFC 5322)
public record Delivery(
        String id,
        Instant receivedAt,
        @Nullable String envelopeFrom,
        List<String> recipients,
        Verdicts verdicts,
        @Nullable List<String> statedFrom,
        Bytes raw) {
    public Delivery {
        statedFrom = statedFrom == null ? null : List.copyOf(statedFrom);
        recipients = List.copyOf(recipients);
    }

    /// The envelope's sender; empty if it is null or cannot be answered.
    Optional<Address> envelopeSender() {
        return Optional.ofNullable(envelopeFrom).flatMap(Address::parse);
    }
}
