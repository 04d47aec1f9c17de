package register.request;

/// Hands a mail over for delivery: once for each call, never repeated by itself (mail has no idempotent send).
public interface MailSender {

    /// Returns once the mail is handed over.
    ///
    /// @throws java.io.UncheckedIOException when nobody can tell whether it was handed over
    void send(OutgoingMail mail);
}
