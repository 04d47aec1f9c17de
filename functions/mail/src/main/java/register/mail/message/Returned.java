package register.mail.message;

import java.util.List;

/// What a mail server sends back of an earlier mail (RFC 3464).
///
/// @param text the beginning of each part that holds the mail, its headers or the report
/// @param statuses the results, one for each recipient
public record Returned(String text, List<DeliveryStatus> statuses) {
    public Returned {
        statuses = List.copyOf(statuses);
    }
}
