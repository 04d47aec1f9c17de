package register.notices.letter;

import java.net.URI;
import java.util.Optional;
import register.recipient.Recipient;

/// Where a subscriber ends its notices with one click (RFC 8058).
@FunctionalInterface
public interface LeaveLink {
    /// Nobody can end them by a link.
    LeaveLink NONE = _ -> Optional.empty();

    /// Empty where this recipient has no such link.
    Optional<URI> of(Recipient recipient);
}
