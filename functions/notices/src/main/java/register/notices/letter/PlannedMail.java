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

/// The mail of a planned notice before there is a notice: to be looked at, and to be bound by the plan's hash. The id
/// in its subject is nobody's.
public record PlannedMail(ChangeLetter letter, RunId run) {
    private static final String NOBODY = "nobody@register.invalid";

    /// @param to who looks at it
    /// @param customer whose name it shows; null for none
    /// @param now when its reader would count as told
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

    /// What the plan's hash binds of it: all that does not differ from one recipient to the next, as it would be said
    /// at the moment in which its announcement was recorded.
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
