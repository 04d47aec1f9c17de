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

/// Letters on whose mails servers report, each under the name of its attempt.
///
/// @param letters write them
/// @param addresses make the addresses that reports go to
/// @param bounceDomain whose mail for `bounce+…` the register gets; absent where reports go to the From of the mail
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
