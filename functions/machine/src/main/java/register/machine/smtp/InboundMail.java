package register.machine.smtp;

import java.time.Instant;
import java.util.List;
import register.value.Bytes;

/// A mail received by the listener.
///
/// @param id the hash of the message: the same for equal bytes, however often they arrive
/// @param envelopeFrom the reverse path (RFC 5321, MAIL FROM); empty for a bounce
/// @param recipients of the envelope, in order
/// @param raw the message as sent, without additions
public record InboundMail(String id, Instant receivedAt, String envelopeFrom, List<String> recipients, Bytes raw) {
    public InboundMail {
        recipients = List.copyOf(recipients);
    }
}
