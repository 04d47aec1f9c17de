package register.request.delivery;

/// Hands a mail over for delivery, once per call: mail has no idempotent send, so it never retries.
public interface MailSender {

    /// Tries once to hand over the mail, and reports the result.
    Handover send(OutgoingMail mail);
}
