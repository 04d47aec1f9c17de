package register.mail.sending;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.mail.rule.MailSettings;
import register.mail.rule.PoliciesInForce;
import register.request.delivery.Handover;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;

/// The team's address, unless a policy published since uses it as a public address: team mail would then come back
/// here,
/// and nobody would read them.
public final class TeamAddress {
    private final MailSettings settings;
    private final MailSender sender;
    private final PoliciesInForce policies;

    public TeamAddress(MailSettings settings, MailSender sender, PoliciesInForce policies) {
        this.settings = settings;
        this.sender = sender;
        this.policies = policies;
    }

    /// Absent if no team is set.
    @Nullable
    String value() {
        return settings.teamAddress();
    }

    /// Hands a team mail over, if it can arrive.
    public Handover send(OutgoingMail mail, Instant now) {
        Optional<String> own = policies.publicAddress(mail.to(), now);
        return own.isPresent()
                ? new Handover.NotTaken("the team's address " + mail.to() + ": "
                        + MailSettings.leadsBack(own.get()).english())
                : new MailChannel(sender).hand(mail);
    }
}
