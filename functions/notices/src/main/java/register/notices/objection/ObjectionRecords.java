package register.notices.objection;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import register.mail.sending.Retries;
import register.objection.Objection;
import register.objection.ObjectionMail;
import register.objection.Objections;
import register.objection.Objections.Place;
import register.request.By;
import register.request.delivery.Handover;

/// The records of objections, as whoever sends mails about them changes them.
record ObjectionRecords(Objections objections, Clock clock) {
    ObjectionRecords(Objecting objecting) {
        this(objecting.register().ports().objections(), objecting.register().clock());
    }

    Optional<Objection> find(Place place) {
        return objections.find(place.policy(), place.reference());
    }

    /// Changes an objection, however often others change it meanwhile.
    Optional<Objection> change(Place place, UnaryOperator<Objection> change) {
        while (true) {
            Optional<Objection> standing = find(place);
            if (standing.isEmpty()) {
                return standing;
            }
            Objection changed = change.apply(standing.get());
            if (changed.equals(standing.get()) || objections.replace(changed)) {
                return Optional.of(changed);
            }
        }
    }

    Objection stored(Objection changed) {
        return objections.replace(changed) ? changed : current(changed);
    }

    Objection current(Objection objection) {
        return find(place(objection))
                .orElseThrow(() -> new IllegalStateException("recorded, then not found: " + objection.reference()));
    }

    static Place place(Objection objection) {
        return new Place(objection.policy(), objection.reference());
    }

    boolean isDue(ObjectionMail mail) {
        return mail.isOpen() && !Objects.requireNonNull(mail.at()).isAfter(now());
    }

    /// When to try again what surely did not leave; empty if it was tried long enough.
    Optional<Instant> again(ObjectionMail mail, Instant since) {
        return Retries.next(Math.max(0, mail.tries() - 1), since, now());
    }

    static String words(Handover handover) {
        String words = switch (handover) {
            case Handover.Taken _ -> "";
            case Handover.NotTaken notTaken -> notTaken.words();
            case Handover.Barred(String said) -> said;
            case Handover.Refused(String said) -> said;
            case Handover.Unknown(String said) -> said;
        };
        return Handover.line(Handover.withoutAddresses(words));
    }

    By by() {
        return By.register(clock.instant());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
