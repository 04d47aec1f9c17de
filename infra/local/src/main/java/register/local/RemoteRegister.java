package register.local;

import java.time.Clock;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import register.archive.Holdings;
import register.document.RequestErasure;
import register.document.SealUse;
import register.mail.Answering;
import register.mail.Redrive;

/// A register that is not on this machine.
public interface RemoteRegister extends AutoCloseable {

    Holdings holdings();

    /// What persons have it send.
    ///
    /// @throws BadSettingException naming the first variable that this needs and that is missing
    Answering answering(Clock clock);

    RequestErasure requestErasure(Clock clock);

    /// The key of the seal there, or one that is to become it.
    ///
    /// @param use what the key seals
    /// @param key names it; null for the one that seals
    /// @throws BadSettingException naming the first variable that this needs and that is missing
    /// @throws IllegalArgumentException when `key` names none
    SealSetup seal(SealUse use, @Nullable String key, Clock clock);

    /// What was given up there.
    ///
    /// @throws BadSettingException naming the first variable that this needs and that is missing
    Redrive redrive(Clock clock);

    @Override
    void close();

    /// Opens one. What is on the classpath is found as a service.
    interface Opener {

        /// @param variables of the environment that say where it is and who asks
        /// @throws BadSettingException naming the first that is missing
        RemoteRegister open(Map<String, String> variables);
    }

    /// Opens the one on AWS.
    ///
    /// @throws BadSettingException naming the first variable that is missing
    /// @throws IllegalStateException when this program was built without what reaches AWS
    static RemoteRegister onAws(Map<String, String> variables) {
        return ServiceLoader.load(Opener.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("--aws: this program was built without it"))
                .open(variables);
    }
}
