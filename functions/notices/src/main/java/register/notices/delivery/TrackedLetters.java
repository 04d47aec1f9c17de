package register.notices.delivery;

import org.jspecify.annotations.Nullable;
import register.notice.AttemptId;
import register.notice.BounceAddresses;
import register.notice.Notice;
import register.notice.Run;
import register.notices.sending.NoticeMails;
import register.recipient.Recipient;
import register.request.delivery.OutgoingMail;
import register.request.delivery.OutgoingMail.Tracking;

/// Mails with delivery reports, each identified by its attempt.
///
/// @param letters writes the mails
/// @param addresses makes the addresses for reports
/// @param bounceDomain for which the register receives mail to `bounce+…`; absent if reports go to the mail's From
public record TrackedLetters(
        NoticeMails letters,
        BounceAddresses addresses,
        @Nullable String bounceDomain) implements NoticeMails {
    @Override
    public OutgoingMail mail(Run run, Notice notice, Recipient recipient) {
        var attempt = new AttemptId(notice.id(), notice.attempts());
        String bounces = bounceDomain == null ? null : addresses.of(attempt, bounceDomain);
        return letters.mail(run, notice, recipient).tracked(new Tracking(attempt.toString(), bounces));
    }
}
