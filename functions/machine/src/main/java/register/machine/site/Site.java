package register.machine.site;

import java.time.Clock;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import register.assembly.Attesting;
import register.assembly.Register;
import register.document.SealUse;
import register.mail.Correspondence;
import register.mail.Redrive;
import register.pdf.seal.SealKey.Algorithm;
import register.request.RequestErasure;
import register.settings.BadSettingException;
import register.value.Bytes;

/// Where a register lies, and what the commands do with it there. What a command does is one and the same at every
/// site.
public interface Site extends AutoCloseable {

    Register register();

    /// What follows on each entry; null where functions see to it.
    @Nullable
    Attesting attesting();

    /// @throws BadSettingException naming the first variable that this needs and that is missing
    Correspondence correspondence();

    RequestErasure requestErasure();

    /// The key of the seal, or one that is to become it.
    ///
    /// @param use what the key seals
    /// @param key names it where keys are made elsewhere; null for the one that seals
    /// @param algorithm of the next key, where the register makes its keys
    /// @throws BadSettingException naming the first variable that this needs and that is missing
    /// @throws IllegalArgumentException when `key` names none
    SealSetup seal(SealUse use, @Nullable String key, Algorithm algorithm);

    /// The public key that signs the register's logs here: 32 bytes of Ed25519.
    ///
    /// @throws BadSettingException naming the first variable that this needs and that is missing
    Bytes logKey();

    /// What was given up.
    ///
    /// @throws BadSettingException naming the first variable that this needs and that is missing
    Redrive redrive();

    @Override
    void close();

    /// Opens one that is elsewhere. What is on the classpath is found as a service.
    interface Opener {

        /// @param variables of the environment that say where it is and who asks
        /// @throws BadSettingException naming the first that is missing
        Site open(Map<String, String> variables, Clock clock);
    }

    /// Opens the one on AWS.
    ///
    /// @throws BadSettingException naming the first variable that is missing
    /// @throws IllegalStateException when this program was built without what reaches AWS
    static Site onAws(Map<String, String> variables, Clock clock) {
        return ServiceLoader.load(Opener.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("--aws: this program was built without it"))
                .open(variables, clock);
    }
}
