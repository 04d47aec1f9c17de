package register.machine.site;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import register.assembly.Attesting;
import register.assembly.Register;
import register.document.SealUse;
import register.document.Trial;
import register.evidence.SealedEvidence;
import register.mail.Correspondence;
import register.mail.Redrive;
import register.notice.NoticeRate;
import register.pdf.seal.SealKey.Algorithm;
import register.recipient.RecipientErasure;
import register.request.RequestErasure;
import register.settings.BadSettingException;
import register.value.Bytes;
import register.value.ReferenceKey;
import register.webhooks.WebhookDesk;

/// A register to work on, wherever it is. A command does the same at every site.
public interface Site extends AutoCloseable {

    Register register();

    /// What to do after each entry; null if functions do it.
    @Nullable
    Attesting attesting();

    /// @throws BadSettingException naming the first variable that is missing for this
    Correspondence correspondence();

    RequestErasure requestErasure();

    RecipientErasure recipientErasure();

    /// Makes references, and the links of notices.
    ///
    /// @throws BadSettingException naming the first variable that is missing for this
    ReferenceKey referenceKey();

    /// At what rate notices may leave.
    NoticeRate noticeRate();

    /// What sends the notices, in words for people.
    ///
    /// @throws BadSettingException where nothing that is set would deliver them
    String noticesLeaveFrom();

    /// Programs of others that are told of announcements.
    ///
    /// @throws BadSettingException naming the first variable that is missing for this
    WebhookDesk webhooks();

    /// The key of the seal, or the next one.
    ///
    /// @param use what the key seals
    /// @param key its name if keys are made elsewhere; null for the one that seals
    /// @param algorithm of the next key, if the register makes its keys
    /// @throws BadSettingException naming the first variable that is missing for this
    /// @throws IllegalArgumentException when no key has that name
    SealSetup seal(SealUse use, @Nullable String key, Algorithm algorithm);

    /// Seals what the register shows of notices to one customer.
    ///
    /// @throws BadSettingException naming the first variable that is missing for this
    SealedEvidence evidenceSeals();

    /// Where everybody reaches the register, without a slash at its end; null where it has no such address.
    @Nullable
    URI address();

    /// Whether it is a trial.
    Trial trial();

    /// Refuses to work on a real register as if it were a trial: without the address, what it seals would print none,
    /// and the next log would be named by nobody, for good.
    ///
    /// @throws BadSettingException when its logs have an address, and no setting says one
    void requireAddress();

    /// The public key that signs the register's logs here: 32 bytes of Ed25519.
    ///
    /// @throws BadSettingException naming the first variable that this needs and that is missing
    Bytes logKey();

    /// What was given up.
    ///
    /// @throws BadSettingException naming the first variable that is missing for this
    Redrive redrive();

    @Override
    void close();

    /// Opens a register elsewhere; found on the classpath as a service.
    interface Opener {

        /// @param variables environment variables that say where it is and who asks
        /// @throws BadSettingException naming the first missing variable
        Site open(Map<String, String> variables, Clock clock);
    }

    /// Opens the register on AWS.
    ///
    /// @throws BadSettingException naming the first missing variable
    /// @throws IllegalStateException when this program was built without the AWS modules
    static Site onAws(Map<String, String> variables, Clock clock) {
        return ServiceLoader.load(Opener.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("--aws: this program was built without it"))
                .open(variables, clock);
    }
}
