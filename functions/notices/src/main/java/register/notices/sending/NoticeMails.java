package register.notices.sending;

import register.notice.Notice;
import register.notice.Run;
import register.recipient.Recipient;
import register.request.delivery.OutgoingMail;

/// Writes the mails of attempts.
public interface NoticeMails {

    /// @param notice with the attempt's claim, whose end counts as the time of notification
    /// @param recipient with its current address and language
    OutgoingMail mail(Run run, Notice notice, Recipient recipient);
}
