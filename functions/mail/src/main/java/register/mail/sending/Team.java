package register.mail.sending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import register.mail.letter.TeamLetter;
import register.mail.rule.HeaderRules;
import register.mail.rule.MailSettings;
import register.mail.rule.PoliciesInForce;
import register.request.delivery.Handover;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;
import register.request.delivery.OutgoingMail.Header;

/// The team's mailbox, unless a policy published since uses its address as a public address: then team mail would
/// return here unread.
///
/// @param ids makes the ids of its mails
public record Team(MailSettings settings, MailSender sender, PoliciesInForce policies, TeamMailId ids) {

    /// True if there is one.
    public boolean isSet() {
        return settings.teamAddress() != null;
    }

    /// Hands a letter over, if it can arrive.
    public Handover send(TeamLetter letter, Instant now) {
        String to = Objects.requireNonNull(settings.teamAddress());
        List<String> intake = settings.intakeAddresses();
        return send(letter, intake.isEmpty() ? to : intake.getFirst(), now);
    }

    /// Hands a letter over, if it can arrive.
    ///
    /// @param from the sender, unless the settings name one
    public Handover send(TeamLetter letter, String from, Instant now) {
        String to = Objects.requireNonNull(settings.teamAddress());
        Optional<String> own = policies.publicAddress(to, now);
        if (own.isPresent()) {
            return new Handover.NotTaken("the team's address " + to + ": "
                    + MailSettings.leadsBack(own.get()).english());
        }
        String id = ids.next();
        var headers = new ArrayList<>(List.of(
                new Header("Auto-Submitted", "auto-generated"),
                new Header(HeaderRules.LOOP, letter.about() + " " + id)));
        headers.addAll(letter.headers());
        return new MailChannel(sender)
                .hand(new OutgoingMail(
                        id,
                        settings.replyFrom() == null ? from : settings.replyFrom(),
                        to,
                        letter.subject(),
                        headers,
                        String.join("\n", letter.lines()),
                        null,
                        List.of()));
    }
}
