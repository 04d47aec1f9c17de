package register.notices.objection;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import register.mail.letter.TeamLetter;
import register.mail.rule.MailSettings;
import register.mail.rule.PoliciesInForce;
import register.mail.sending.FailureReason;
import register.mail.sending.Team;
import register.mail.sending.TeamMailId;
import register.objection.Objection;
import register.objection.ObjectionMail.State;
import register.objection.ObjectionMail.To;
import register.objection.Objections.Place;
import register.request.delivery.Handover;
import register.request.delivery.MailSender;

/// Reports objections to the team: each at once within its recipient's daily limit, the others together in an hourly
/// mail.
final class ObjectionDigest {
    /// The reason for reporting an objection together with others.
    static final String DIGEST = "digest";

    /// The maximum in one mail; the others are in the next hour's.
    private static final int MOST = 100;

    private static final Duration EVERY = Duration.ofHours(1);

    private final Objecting objecting;
    private final ObjectionLetters letters;
    private final ObjectionRecords records;
    private final Team team;
    private final MailSettings settings;

    ObjectionDigest(
            Objecting objecting,
            ObjectionLetters letters,
            ObjectionRecords records,
            MailSender sender,
            MailSettings settings) {
        this.objecting = objecting;
        this.letters = letters;
        this.records = records;
        this.settings = settings;
        this.team = new Team(
                settings,
                sender,
                new PoliciesInForce(objecting.register().ports().chain(), records.clock()),
                new TeamMailId(objecting.key()));
    }

    /// Reports an objection to the team if that is due.
    ///
    /// @return the objection afterwards
    Objection tell(Objection objection) {
        if (!records.isDue(objection, To.TEAM)) {
            return objection;
        }
        if (!team.isSet()) {
            return records.ended(objection, To.TEAM, State.NOT_SENT, "no-team-address");
        }
        if (objection.isTeamDeferred(DIGEST)) {
            return digest(objection);
        }
        return objecting.budgets().isToldAtOnce(objection, records.now())
                ? send(objection, List.of(objection))
                : later(objection);
    }

    private Objection digest(Objection objection) {
        Instant now = records.now();
        if (!objecting
                .budgets()
                .hasPlace("digest of objections " + now.truncatedTo(ChronoUnit.HOURS), 1, objection, now)) {
            return later(objection);
        }
        var all = new ArrayList<>(List.of(objection));
        records.objections().mailDue(now, MOST).stream()
                .flatMap(place -> records.revisions().find().apply(place).stream())
                .filter(other -> !other.reference().equals(objection.reference()))
                .filter(other -> records.isDue(other, To.TEAM) && other.isTeamDeferred(DIGEST))
                .limit(MOST - 1L)
                .forEach(all::add);
        return send(objection, all);
    }

    private Objection later(Objection objection) {
        Instant next = records.now().truncatedTo(ChronoUnit.HOURS).plus(EVERY);
        return records.revisions().stored(objection.deferred(To.TEAM, next, DIGEST, records.by()));
    }

    /// @param all objections named in the mail, this one first
    private Objection send(Objection objection, List<Objection> all) {
        TeamLetter letter;
        try {
            letter = letters.team(all);
        } catch (RuntimeException e) {
            return records.ended(objection, To.TEAM, State.NOT_SENT, FailureReason.of(e));
        }
        Instant until = records.now().plus(settings.lease());
        Objection first = objection.claimed(To.TEAM, until, records.by());
        if (!records.objections().replace(first)) {
            return records.revisions().current(objection);
        }
        var claimed = new ArrayList<>(List.of(first));
        all.stream()
                .skip(1)
                .map(other -> other.claimed(To.TEAM, until, records.by()))
                .filter(records.objections()::replace)
                .forEach(claimed::add);
        Handover handover = team.send(letter, records.clock().instant());
        claimed.forEach(one -> {
            var _ = records.revisions()
                    .change(
                            Place.of(one),
                            standing -> standing.team().equals(one.team())
                                    ? records.became(standing, To.TEAM, standing.opened(), handover)
                                    : standing);
        });
        return records.revisions().current(objection);
    }
}
