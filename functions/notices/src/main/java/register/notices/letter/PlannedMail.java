package register.notices.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.RunId;
import register.notices.plan.PlannedNotice;
import register.recipient.Recipient;
import register.request.ChangeAuthor;
import register.request.delivery.OutgoingMail;
import register.value.Bytes;

/// The mail of a planned notice before the notice exists: for the preview, and for the plan's hash. The id in its
/// subject is a placeholder.
public record PlannedMail(ChangeLetter letter, RunId run) {
    private static final String NOBODY = "nobody@register.invalid";

    /// @param to the addressee of the preview
    /// @param customer the name shown; null for none
    /// @param now when the reader would count as notified
    public OutgoingMail of(PlannedNotice planned, String to, @Nullable String customer, Instant now) {
        Recipient recipient = planned.recipient();
        var shown = new Recipient(
                recipient.id(),
                recipient.revision(),
                recipient.policy(),
                recipient.kind(),
                new Recipient.Who(null, customer, to),
                recipient.salt(),
                recipient.language(),
                recipient.terms(),
                recipient.since(),
                null,
                recipient.history());
        Notice notice = Notice.planned(
                new NoticeId(run, 0, "00000000"),
                recipient.id(),
                recipient.language(),
                planned.changes(),
                planned.tellBy(),
                planned.objectionDays(),
                ChangeAuthor.register(now));
        return letter.mail(notice, shown, 1, now, true);
    }

    /// The part bound by the plan's hash: everything that does not depend on the recipient, as worded at the time
    /// when the announcement was recorded.
    public Bytes bound(PlannedNotice planned) {
        OutgoingMail mail = of(
                planned,
                NOBODY,
                null,
                letter.announced().announcement().header().recordedAt());
        return Bytes.of(String.join("\n", mail.from(), mail.subject(), mail.text(), String.valueOf(mail.html()))
                .getBytes(UTF_8));
    }
}
