package register.machine.smtp;

import java.time.Instant;
import java.util.List;
import register.value.Bytes;

/// A mail as the listener took it.
///
/// @param id the hash of the message: the same for the same bytes, however often they come
/// @param envelopeFrom the reverse path (RFC 5321, MAIL FROM); empty for a bounce
/// @param recipients the envelope's, in order
/// @param raw the message as it was sent, nothing added
public record InboundMail(String id, Instant receivedAt, String envelopeFrom, List<String> recipients, Bytes raw) {
    public InboundMail {
        recipients = List.copyOf(recipients);
    }
}
