package register.machine.smtp;

import java.time.Instant;
import java.util.List;
import register.value.Bytes;

/// A mail as the listener took it.
///
/// @param id the hash of the message: equal bytes have the same, however often they arrive
/// @param envelopeFrom the reverse path (RFC 5321, MAIL FROM); empty for a bounce
/// @param recipients of the envelope, in order
/// @param raw the message as sent, with nothing added
public record InboundMail(String id, Instant receivedAt, String envelopeFrom, List<String> recipients, Bytes raw) {
    public InboundMail {
        recipients = List.copyOf(recipients);
    }
}
