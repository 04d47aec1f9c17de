package register.commands.audit;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.log.LogOrigin;
import register.log.NoteKey;
import register.log.TrustFile;
import register.value.PolicyId;

/// The keys, witnesses and time-stamp authorities that the caller trusts.
///
/// @param keys the log's, at any time; if empty, those named by the server
/// @param witnesses null if none are required
/// @param clocks certificates of trusted time-stamp authorities, or of their issuers; if empty, a time-stamp only
///     has to be valid
public record LogTrust(List<NoteKey> keys, @Nullable TrustFile witnesses, List<X509Certificate> clocks) {
    public static final LogTrust NOBODY = new LogTrust(List.of(), null, List.of());

    public LogTrust {
        keys = List.copyOf(keys);
        clocks = List.copyOf(clocks);
    }

    /// With the keys that the trust file names for a policy's log; it may name several logs.
    public static LogTrust of(
            List<NoteKey> keys, @Nullable TrustFile witnesses, List<X509Certificate> clocks, PolicyId policy) {
        var all = new ArrayList<>(keys);
        if (witnesses != null) {
            witnesses.logs().stream()
                    .map(TrustFile.Log::key)
                    .filter(key -> isOf(key, policy))
                    .forEach(all::add);
        }
        return new LogTrust(all, witnesses, clocks);
    }

    private static boolean isOf(NoteKey key, PolicyId policy) {
        try {
            return LogOrigin.parse(key.name()).policy().equals(policy);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// True if the caller named the log's key.
    public boolean namesKeys() {
        return !keys.isEmpty();
    }
}
