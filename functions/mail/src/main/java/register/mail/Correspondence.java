package register.mail;

import java.time.Duration;
import register.assembly.Register;
import register.document.SealedDocuments;
import register.mail.rule.MailSettings;
import register.mail.rule.OwnAddresses;
import register.request.delivery.MailSender;
import register.settings.PublicAddress;
import register.value.ReferenceKey;

/// How a register takes requests in and answers them.
///
/// @param seals seals acknowledgements
/// @param sender takes the mail that the register sends
/// @param address where readers of that mail reach the register
public record Correspondence(
        Register register, SealedDocuments seals, MailSender sender, MailSettings settings, PublicAddress address) {
    /// How long a reply may be overdue before it counts as forgotten.
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /// The intake; it records what fails.
    ///
    /// @param key makes the references of requests
    /// @param replies takes what answers notices
    public Receiving receiving(ReferenceKey key, NoticeReplies replies) {
        return new Receiving(intake(key, replies), register.ports().failures(), register.clock());
    }

    public Intake intake(ReferenceKey key, NoticeReplies replies) {
        return new Intake(register.ports(), seals, sender, settings, address, key, replies, register.clock());
    }

    /// Sends what persons decide.
    public Answering answering() {
        return new Answering(register.ports(), seals, sender, settings, address, register.clock());
    }

    /// The addresses that the register takes mail for.
    public OwnAddresses ownAddresses() {
        return new OwnAddresses(register.ports().chain(), settings);
    }

    /// Mail that was taken in but never decided.
    public UndecidedMail undecided(ReferenceKey key, NoticeReplies replies) {
        return new UndecidedMail(
                register.ports().requests(),
                register.ports().failures(),
                receiving(key, replies),
                settings.lease(),
                register.clock());
    }

    /// Overdue replies.
    public static ForgottenReplies forgottenReplies(Register register) {
        return new ForgottenReplies(
                register.ports().requests(), register.ports().retries(), PATIENCE, register.clock());
    }
}
