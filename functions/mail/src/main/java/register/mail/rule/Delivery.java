package register.mail.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.mail.message.Address;
import register.value.Bytes;

/// A message as the mail service handed it over, once or again.
///
/// @param id the service's own name of the message
/// @param envelopeFrom the reverse path (RFC 5321 section 4.1.1.2) without angle brackets; absent, empty or `<>` where
///     it is null, as that of every bounce is
/// @param recipients the envelope's recipients
/// @param statedFrom the mailboxes of From as the service read them, on which its verdicts are; absent where it does
///     not say
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

    /// The envelope's sender; empty where it is null, or no address that can be answered.
    Optional<Address> envelopeSender() {
        return Optional.ofNullable(envelopeFrom).flatMap(Address::parse);
    }
}
