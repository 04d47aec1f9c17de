package register.mail;

import java.time.Duration;
import register.assembly.Register;
import register.document.SealedDocuments;
import register.mail.rule.MailSettings;
import register.mail.rule.OwnAddresses;
import register.request.delivery.MailSender;
import register.value.ReferenceKey;

/// What a register does with mail, put together: it takes requests in and answers them.
///
/// @param seals of acknowledgements
/// @param sender takes what the register sends
public record Correspondence(Register register, SealedDocuments seals, MailSender sender, MailSettings settings) {
    /// How long after its time a reply may wait for somebody to look.
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /// The intake, with what fails on record.
    ///
    /// @param key makes the references of requests
    public Receiving receiving(ReferenceKey key) {
        return new Receiving(intake(key), register.ports().failures(), register.clock());
    }

    public Intake intake(ReferenceKey key) {
        return new Intake(register.ports(), seals, sender, settings, key, register.clock());
    }

    /// What persons have it send.
    public Answering answering() {
        return new Answering(register.ports(), seals, sender, settings, register.clock());
    }

    /// The addresses that mail is taken for.
    public OwnAddresses ownAddresses() {
        return new OwnAddresses(register.ports().chain(), settings);
    }

    /// Mail that was taken in and left undecided.
    public UndecidedMail undecided(ReferenceKey key) {
        return new UndecidedMail(
                register.ports().requests(),
                register.ports().failures(),
                receiving(key),
                settings.lease(),
                register.clock());
    }

    /// Replies whose time is long past.
    public static ForgottenReplies forgottenReplies(Register register) {
        return new ForgottenReplies(
                register.ports().requests(), register.ports().retries(), PATIENCE, register.clock());
    }
}
