package register.notices.objection;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import register.mail.rule.MailSettings;
import register.mail.sending.FailureReason;
import register.mail.sending.MailChannel;
import register.objection.Objection;
import register.objection.ObjectionMail.State;
import register.objection.ObjectionMail.To;
import register.objection.Objections;
import register.objection.Objections.Place;
import register.outbox.Outbox;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;

/// Sends the mails about objections: to the team at least once, because a deadline may be running; the receipt at
/// most once per claim. A mail that certainly did not leave is retried.
public final class ObjectionMails {
    private static final int MOST = 20;

    private final Objecting objecting;
    private final ObjectionLetters letters;
    private final Objections objections;
    private final ObjectionRecords records;
    private final Outbox<Objection> outbox;
    private final MailChannel mails;
    private final ObjectionDigest team;
    private final MailSettings settings;

    public ObjectionMails(Objecting objecting, ObjectionLetters letters, MailSender sender, MailSettings settings) {
        this.objecting = objecting;
        this.letters = letters;
        this.records = new ObjectionRecords(objecting);
        this.objections = records.objections();
        this.settings = settings;
        this.outbox = new Outbox<>(records.revisions(), ObjectionMails::counts);
        this.mails = new MailChannel(sender);
        this.team = new ObjectionDigest(objecting, letters, records, sender, settings);
    }

    /// Sends the due mails of one objection. Call it until it returns empty, and again from time to time; any number
    /// of processes may.
    ///
    /// @return a line for a log; empty if nothing is due
    /// @throws RuntimeException if none of the due mails can be sent
    Optional<String> sendNext() {
        @Nullable RuntimeException failure = null;
        for (Place place : objections.mailDue(records.now(), MOST)) {
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

    /// Sends the due mails of one objection.
    ///
    /// @return the objection afterwards; empty if it does not exist
    public Optional<Objection> send(Place place) {
        return records.revisions().find().apply(place).map(team::tell).map(this::sendReceipt);
    }

    private static String line(Objection objection) {
        return "objection " + objection.reference() + ": team "
                + objection.team().state().term() + ", receipt "
                + objection.receipt().state().term();
    }

    /// Changes an objection, with retries if others change it meanwhile.
    Optional<Objection> change(Place place, UnaryOperator<Objection> change) {
        return records.revisions().change(place, change);
    }

    private Objection sendReceipt(Objection objection) {
        if (!records.isDue(objection, To.CUSTOMER)) {
            return objection;
        }
        if (objection.receipt().state() == State.SENDING) {
            return records.ended(objection, To.CUSTOMER, State.UNKNOWN, "the claim ended");
        }
        if (!objecting.budgets().hasReceipt(objection)) {
            return records.ended(objection, To.CUSTOMER, State.NOT_SENT, "daily-limit");
        }
        Optional<OutgoingMail> mail;
        try {
            mail = letters.receipt(objection);
        } catch (RuntimeException e) {
            return records.ended(objection, To.CUSTOMER, State.NOT_SENT, FailureReason.of(e));
        }
        if (mail.isEmpty()) {
            return records.ended(objection, To.CUSTOMER, State.NOT_SENT, "recipient-erased");
        }
        Instant since = objection.history().getFirst().at();
        return outbox.send(
                        objection.claimed(To.CUSTOMER, records.now().plus(settings.lease()), records.by()),
                        () -> mails.hand(mail.get()),
                        (claimed, handover) -> records.became(claimed, To.CUSTOMER, since, handover))
                .record();
    }

    /// A person may have closed the objection meanwhile, or the lease may have expired. This process knows the
    /// result of its mail best, unless another has been sent since.
    private static boolean counts(Objection claimed, Objection standing) {
        return !standing.isErased()
                && standing.receipt().tries() == claimed.receipt().tries()
                && (standing.receipt().state() == State.SENDING
                        || standing.receipt().state() == State.UNKNOWN);
    }
}
