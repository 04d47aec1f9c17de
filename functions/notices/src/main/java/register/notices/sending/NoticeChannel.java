package register.notices.sending;

import java.util.function.Supplier;
import register.mail.sending.MailChannel;
import register.notice.Notice;
import register.notice.Run;
import register.recipient.Recipient;
import register.request.delivery.Handover;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;

/// A way to reach recipients, such as mail.
public interface NoticeChannel {

    /// Writes the message of an attempt.
    ///
    /// @param notice with the attempt's claim, whose end counts as the time of notification
    /// @param recipient as at the claim
    /// @return hands it over; called at most once
    Supplier<Handover> write(Run run, Notice notice, Recipient recipient);

    static NoticeChannel mail(NoticeMails letters, MailSender sender) {
        var mails = new MailChannel(sender);
        return (run, notice, recipient) -> {
            OutgoingMail mail = letters.mail(run, notice, recipient);
            return () -> mails.hand(mail);
        };
    }
}
