package register.mail.sending;

import register.request.delivery.Handover;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;

/// Hands over mails; if that breaks off, the result is `Unknown`.
public record MailChannel(MailSender sender) {
    public Handover hand(OutgoingMail mail) {
        try {
            return sender.send(mail);
        } catch (RuntimeException e) {
            return new Handover.Unknown(FailureReason.of(e));
        }
    }
}
