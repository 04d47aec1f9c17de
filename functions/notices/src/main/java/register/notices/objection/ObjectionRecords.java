package register.notices.objection;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import register.mail.sending.Retries;
import register.objection.Objection;
import register.objection.ObjectionMail;
import register.objection.ObjectionMail.State;
import register.objection.ObjectionMail.To;
import register.objection.Objections;
import register.objection.Objections.Place;
import register.outbox.Revisions;
import register.request.ChangeAuthor;
import register.request.delivery.Handover;
import register.value.LogText;

/// Changes objections' records for senders of mails.
record ObjectionRecords(Objections objections, Clock clock) {
    ObjectionRecords(Objecting objecting) {
        this(objecting.register().ports().objections(), objecting.register().clock());
    }

    Revisions<Place, Objection> revisions() {
        return Objections.revisions(objections);
    }

    boolean isDue(Objection objection, To to) {
        ObjectionMail mail = objection.mail(to);
        return mail.isOpen() && !Objects.requireNonNull(mail.at()).isAfter(now());
    }

    Objection ended(Objection objection, To to, State state, String words) {
        return revisions().stored(objection.ended(to, state, words, by()));
    }

    /// An objection after a mail was handed over. If a receipt may have left, it is not sent again; a report to the
    /// team is.
    ///
    /// @param since when the mail was first due
    Objection became(Objection claimed, To to, Instant since, Handover handover) {
        if (handover instanceof Handover.Taken) {
            return claimed.ended(to, State.SENT, null, by());
        }
        String words = Handover.line(LogText.withoutAddresses(handover.words()));
        if (to == To.CUSTOMER && handover instanceof Handover.Unknown) {
            return claimed.ended(to, State.UNKNOWN, words, by());
        }
        return (to == To.CUSTOMER && handover instanceof Handover.Refused
                        ? Optional.<Instant>empty()
                        : Retries.next(Math.max(0, claimed.mail(to).tries() - 1), since, now()))
                .map(at -> claimed.deferred(to, at, words, by()))
                .orElseGet(() -> claimed.ended(to, State.NOT_SENT, words, by()));
    }

    ChangeAuthor by() {
        return ChangeAuthor.register(clock.instant());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
