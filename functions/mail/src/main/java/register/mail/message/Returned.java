package register.mail.message;

import java.util.List;

/// The parts of an earlier mail that a mail server returns (RFC 3464).
///
/// @param text the beginning of each part with the mail, its headers or the report
/// @param statuses the results, one for each recipient
public record Returned(String text, List<DeliveryStatus> statuses) {
    public Returned {
        statuses = List.copyOf(statuses);
    }
}
