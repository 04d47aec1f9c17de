package register.request.delivery;

import register.value.Term;

/// A mail server's report on a mail sent by the register (RFC 3464).
///
/// @param words status code and text of the server, one line; empty if it gave none
public record DeliveryReport(MailId mail, Action action, String words) {
    public DeliveryReport {
        words = Handover.line(words);
    }

    /// The result for the mail (RFC 3464 section 2.3.3).
    public enum Action implements Term {
        /// Not arrived; there are no more tries.
        FAILED,
        /// Not arrived yet; the server is still trying.
        DELAYED,
        /// Arrived, or passed on.
        DELIVERED
    }
}
