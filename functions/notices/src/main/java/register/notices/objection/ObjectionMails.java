package register.notices.objection;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import register.mail.rule.MailSettings;
import register.mail.rule.PoliciesInForce;
import register.mail.sending.FailureReason;
import register.mail.sending.Retries;
import register.mail.sending.SendingOnce;
import register.mail.sending.TeamAddress;
import register.objection.Objection;
import register.objection.ObjectionMail;
import register.objection.ObjectionMail.State;
import register.objection.Objections;
import register.objection.Objections.Place;
import register.request.By;
import register.request.delivery.Handover;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;

/// Sends the mails about objections: to the team at least once, since a term may run; the receipt at most once for each
/// claim. What surely did not leave is tried again.
public final class ObjectionMails {
    /// How many mails a day tell the team of objections; of the others it hears on the next day.
    static final int TEAM_MAILS = 50;

    private static final int MOST = 20;

    private final Objecting objecting;
    private final ObjectionLetters letters;
    private final Objections objections;
    private final SendingOnce<Objection> once;
    private final TeamAddress team;
    private final MailSettings settings;
    private final Clock clock;

    public ObjectionMails(Objecting objecting, ObjectionLetters letters, MailSender sender, MailSettings settings) {
        this.objecting = objecting;
        this.letters = letters;
        this.objections = objecting.register().ports().objections();
        this.clock = objecting.register().clock();
        this.settings = settings;
        this.once = new SendingOnce<>(new Claims(), sender);
        this.team = new TeamAddress(
                settings,
                sender,
                new PoliciesInForce(objecting.register().ports().chain(), clock));
    }

    /// Sends what is due of one objection. Call it until it returns nothing, and again from time to time; any number of
    /// processes may.
    ///
    /// @return a line for a log; empty if nothing is due
    /// @throws RuntimeException when none of those that are due can be sent
    Optional<String> sendNext() {
        @Nullable RuntimeException failure = null;
        for (Place place : objections.mailDue(now(), MOST)) {
            try {
                return send(place).map(ObjectionMails::line);
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return Optional.empty();
    }

    /// Sends what is due of one objection.
    ///
    /// @return the objection afterwards; empty where there is none
    public Optional<Objection> send(Place place) {
        return objections
                .find(place.policy(), place.reference())
                .map(this::tellTeam)
                .map(this::sendReceipt);
    }

    private static String line(Objection objection) {
        return "objection " + objection.reference() + ": team "
                + objection.team().state().term() + ", receipt "
                + objection.receipt().state().term();
    }

    /// Changes an objection, however often others change it meanwhile.
    Optional<Objection> change(Place place, UnaryOperator<Objection> change) {
        while (true) {
            Optional<Objection> standing = objections.find(place.policy(), place.reference());
            if (standing.isEmpty()) {
                return standing;
            }
            Objection changed = change.apply(standing.get());
            if (changed.equals(standing.get()) || objections.replace(changed)) {
                return Optional.of(changed);
            }
        }
    }

    private Objection tellTeam(Objection objection) {
        if (!isDue(objection.team())) {
            return objection;
        }
        String address = settings.teamAddress();
        if (address == null) {
            return stored(objection.teamEnded(State.NOT_SENT, "no-team-address", by()));
        }
        if (!objecting.hasPlace("team of objections", TEAM_MAILS, objection, now())) {
            return stored(objection.teamDeferred(tomorrow(), "daily-limit", by()));
        }
        OutgoingMail mail;
        try {
            mail = letters.team(objection, address);
        } catch (RuntimeException e) {
            return stored(objection.teamEnded(State.NOT_SENT, FailureReason.of(e), by()));
        }
        Objection claimed = objection.tellingTeam(now().plus(settings.lease()), by());
        if (!objections.replace(claimed)) {
            return current(objection);
        }
        Handover handover = team.send(mail, clock.instant());
        Place place = new Place(objection.policy(), objection.reference());
        return change(place, standing -> standing.team().equals(claimed.team()) ? told(standing, handover) : standing)
                .orElseThrow();
    }

    private Objection told(Objection claimed, Handover handover) {
        if (handover instanceof Handover.Taken) {
            return claimed.teamEnded(State.SENT, null, by());
        }
        String words = words(handover);
        return again(claimed.team(), claimed.opened())
                .map(at -> claimed.teamDeferred(at, words, by()))
                .orElseGet(() -> claimed.teamEnded(State.NOT_SENT, words, by()));
    }

    private Objection sendReceipt(Objection objection) {
        ObjectionMail receipt = objection.receipt();
        if (!isDue(receipt)) {
            return objection;
        }
        if (receipt.state() == State.SENDING) {
            return stored(objection.receiptEnded(State.UNKNOWN, "the claim ended", by()));
        }
        if (!objecting.hasReceipt(objection)) {
            return stored(objection.receiptEnded(State.NOT_SENT, "daily-limit", by()));
        }
        Optional<OutgoingMail> mail;
        try {
            mail = letters.receipt(objection);
        } catch (RuntimeException e) {
            return stored(objection.receiptEnded(State.NOT_SENT, FailureReason.of(e), by()));
        }
        if (mail.isEmpty()) {
            return stored(objection.receiptEnded(State.NOT_SENT, "recipient-erased", by()));
        }
        return once.send(objection.sendingReceipt(now().plus(settings.lease()), by()), mail.get(), this::receiptEnded);
    }

    private Objection receiptEnded(Objection claimed, Handover handover) {
        return switch (handover) {
            case Handover.Taken _ -> claimed.receiptEnded(State.SENT, null, by());
            case Handover.Refused _ -> claimed.receiptEnded(State.NOT_SENT, words(handover), by());
            case Handover.Unknown _ -> claimed.receiptEnded(State.UNKNOWN, words(handover), by());
            case Handover.NotTaken _, Handover.Barred _ ->
                again(claimed.receipt(), claimed.history().getFirst().at())
                        .map(at -> claimed.receiptDeferred(at, words(handover), by()))
                        .orElseGet(() -> claimed.receiptEnded(State.NOT_SENT, words(handover), by()));
        };
    }

    private Optional<Instant> again(ObjectionMail mail, Instant since) {
        return Retries.next(Math.max(0, mail.tries() - 1), since, now());
    }

    private static String words(Handover handover) {
        String words = switch (handover) {
            case Handover.Taken _ -> "";
            case Handover.NotTaken notTaken -> notTaken.words();
            case Handover.Barred(String said) -> said;
            case Handover.Refused(String said) -> said;
            case Handover.Unknown(String said) -> said;
        };
        return Handover.line(Handover.withoutAddresses(words));
    }

    private boolean isDue(ObjectionMail mail) {
        return mail.isOpen() && !Objects.requireNonNull(mail.at()).isAfter(now());
    }

    private Instant tomorrow() {
        return now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    }

    private Objection stored(Objection changed) {
        return objections.replace(changed) ? changed : current(changed);
    }

    private Objection current(Objection objection) {
        return objections
                .find(objection.policy(), objection.reference())
                .orElseThrow(() -> new IllegalStateException("recorded, then not found: " + objection.reference()));
    }

    private By by() {
        return By.register(clock.instant());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// Meanwhile a person may have closed the objection, or the lease ended: this process knows better what became of
    /// its mail, unless another was sent since.
    private final class Claims implements SendingOnce.Records<Objection> {
        @Override
        public boolean replace(Objection changed) {
            return objections.replace(changed);
        }

        @Override
        public Objection current(Objection record) {
            return ObjectionMails.this.current(record);
        }

        @Override
        public boolean counts(Objection claimed, Objection standing) {
            return !standing.isErased()
                    && standing.receipt().tries() == claimed.receipt().tries()
                    && (standing.receipt().state() == State.SENDING
                            || standing.receipt().state() == State.UNKNOWN);
        }
    }
}
