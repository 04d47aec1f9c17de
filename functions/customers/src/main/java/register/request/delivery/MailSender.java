package register.request.delivery;

/// Hands a mail over for delivery: once for each call, never repeated by itself (mail has no idempotent send).
public interface MailSender {

    /// Tries once to hand the mail over, and says what became of it.
    Handover send(OutgoingMail mail);
}
