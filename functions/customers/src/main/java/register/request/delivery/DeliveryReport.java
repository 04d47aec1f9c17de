package register.request.delivery;

import register.value.Term;

/// What a mail server reports of a mail that the register sent (RFC 3464).
///
/// @param mail which one
/// @param words its status code and what the server said, one line; empty where it said nothing
public record DeliveryReport(MailId mail, Action action, String words) {
    public DeliveryReport {
        words = Handover.line(words);
    }

    /// What became of it (RFC 3464 section 2.3.3).
    public enum Action implements Term {
        /// It did not arrive, and nobody tries again.
        FAILED,
        /// It has not arrived yet, and is tried again.
        DELAYED,
        /// It arrived, or was passed on.
        DELIVERED
    }
}
