package register.mail.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.mail.message.Address;
import register.value.Bytes;

/// A message handed over by the mail service, for the first time or again.
///
/// @param id the service's id for the message
/// @param envelopeFrom the reverse path (RFC 5321 section 4.1.1.2) without angle brackets; absent, empty or `<>` if it
///     is null, as for every bounce
/// @param recipients the envelope's recipients
/// @param statedFrom the From mailboxes that the service's verdicts are about; absent if it does not say
/// @param raw the message as received (RFC 5322)
public record DeliveredMail(
        String id,
        Instant receivedAt,
        @Nullable String envelopeFrom,
        List<String> recipients,
        Verdicts verdicts,
        @Nullable List<String> statedFrom,
        Bytes raw) {
    public DeliveredMail {
        statedFrom = statedFrom == null ? null : List.copyOf(statedFrom);
        recipients = List.copyOf(recipients);
    }

    /// The envelope's sender; empty if it is null or cannot be answered.
    Optional<Address> envelopeSender() {
        return Optional.ofNullable(envelopeFrom).flatMap(Address::parse);
    }
}
