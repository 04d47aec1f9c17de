package register.mail;

import java.time.Duration;
import register.assembly.Register;
import register.document.SealedDocuments;
import register.mail.rule.MailSettings;
import register.mail.rule.OwnAddresses;
import register.request.delivery.MailSender;
import register.settings.PublicAddress;
import register.value.ReferenceKey;

/// The parts of a register that receive and answer requests.
///
/// @param seals seals acknowledgements
/// @param sender sends the register's mail
/// @param address the register's public address in that mail
public record Correspondence(
        Register register, SealedDocuments seals, MailSender sender, MailSettings settings, PublicAddress address) {
    /// The time after which an overdue reply counts as forgotten.
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /// The intake; it records failures.
    ///
    /// @param key makes the references of requests
    /// @param replies handles answers to notices
    public Receiving receiving(ReferenceKey key, NoticeReplies replies) {
        return new Receiving(intake(key, replies), register.ports().failures(), register.clock());
    }

    public Intake intake(ReferenceKey key, NoticeReplies replies) {
        return new Intake(register.ports(), seals, sender, settings, address, key, replies, register.clock());
    }

    /// Sends mail decided by a person.
    public DecisionMails answering() {
        return new DecisionMails(register.ports(), seals, sender, settings, address, register.clock());
    }

    /// The addresses at which the register receives mail.
    public OwnAddresses ownAddresses() {
        return new OwnAddresses(register.ports().chain(), settings);
    }

    /// Mail that was received but never decided.
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
