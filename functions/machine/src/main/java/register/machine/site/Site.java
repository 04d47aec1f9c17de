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

/// A register to work on, on this machine or on AWS. Commands work the same on both.
public interface Site extends AutoCloseable {

    Register register();

    /// The work after each entry; null if functions do it.
    @Nullable
    Attesting attesting();

    /// @throws BadSettingException naming the first missing variable
    Correspondence correspondence();

    RequestErasure requestErasure();

    RecipientErasure recipientErasure();

    /// Makes references, and the links of notices.
    ///
    /// @throws BadSettingException naming the first missing variable
    ReferenceKey referenceKey();

    /// The rate limit for notices.
    NoticeRate noticeRate();

    /// The mail service for notices, in words.
    ///
    /// @throws BadSettingException if the settings name none
    String noticesLeaveFrom();

    /// @throws BadSettingException naming the first missing variable
    WebhookDesk webhooks();

    /// The current or next key of the seal.
    ///
    /// @param use of the documents that the key seals
    /// @param key its name if keys are made elsewhere; null for the current one
    /// @param algorithm of the next key, if the register makes its keys
    /// @throws BadSettingException naming the first missing variable
    /// @throws IllegalArgumentException if no key has that name
    SealSetup seal(SealUse use, @Nullable String key, Algorithm algorithm);

    /// Seals evidence of one customer's notices.
    ///
    /// @throws BadSettingException naming the first missing variable
    SealedEvidence evidenceSeals();

    /// The public address, without a trailing slash; null if it has none.
    @Nullable
    URI address();

    Trial trial();

    /// Refuses to work on a real register as a trial: without the address, sealed documents would lack it, and new
    /// logs would be unnamed for good.
    ///
    /// @throws BadSettingException if its logs have an address, and no setting states it
    void requireAddress();

    /// The public key that signs the register's logs here: 32 bytes of Ed25519.
    ///
    /// @throws BadSettingException naming the first missing variable
    Bytes logKey();

    /// @throws BadSettingException naming the first missing variable
    Redrive redrive();

    @Override
    void close();

    /// Opens a remote register; found on the classpath as a service.
    interface Opener {

        /// @param variables environment variables with its location and credentials
        /// @throws BadSettingException naming the first missing variable
        Site open(Map<String, String> variables, Clock clock);
    }

    /// Opens the register on AWS.
    ///
    /// @throws BadSettingException naming the first missing variable
    /// @throws IllegalStateException if this program was built without the AWS modules
    static Site onAws(Map<String, String> variables, Clock clock) {
        return ServiceLoader.load(Opener.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("--aws: this program was built without it"))
                .open(variables, clock);
    }
}
