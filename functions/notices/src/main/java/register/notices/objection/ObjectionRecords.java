package register.notices.objection;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import register.mail.sending.Retries;
import register.objection.Objection;
import register.objection.ObjectionMail;
import register.objection.Objections;
import register.objection.Objections.Place;
import register.outbox.Revisions;
import register.request.By;
import register.request.delivery.Handover;

/// The records of objections, as whoever sends mails about them changes them.
record ObjectionRecords(Objections objections, Clock clock) {
    ObjectionRecords(Objecting objecting) {
        this(objecting.register().ports().objections(), objecting.register().clock());
    }

    Revisions<Place, Objection> revisions() {
        return Objections.revisions(objections);
    }

    Objection stored(Objection changed) {
        return revisions().stored(changed);
    }

    boolean isDue(ObjectionMail mail) {
        return mail.isOpen() && !Objects.requireNonNull(mail.at()).isAfter(now());
    }

    /// When to try again what surely did not leave; empty if it was tried long enough.
    Optional<Instant> again(ObjectionMail mail, Instant since) {
        return Retries.next(Math.max(0, mail.tries() - 1), since, now());
    }

    static String words(Handover handover) {
        return Handover.line(Handover.withoutAddresses(handover.words()));
    }

    By by() {
        return By.register(clock.instant());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
