package register.mail.message;

import java.util.List;

/// What a mail server sends back of an earlier mail (RFC 3464).
///
/// @param text of the parts that hold its headers or all of it, and what is reported; of each the beginning
/// @param statuses what became of it, one for each recipient
public record Returned(String text, List<DeliveryStatus> statuses) {
    public Returned {
        statuses = List.copyOf(statuses);
    }
}
