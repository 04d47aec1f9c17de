package register.document;

import java.util.stream.Stream;
import register.log.LogOrigin;

/// States whether a register or a document is a *trial*, which is not evidence because its owner is missing from its
/// seal, from its log's name, or from both. Both are permanent, so a trial's log never becomes a real register's.
///
/// @param unnamedSeal true if the seal names nobody
/// @param unnamedLog true if a log's name is derived from its key, or is that of a local machine
public record Trial(boolean unnamedSeal, boolean unnamedLog) {
    /// Not a trial.
    public static final Trial NONE = new Trial(false, false);

    /// @param unnamedSeal true if the certificate is a development one
    /// @param origins of the logs
    public static Trial of(boolean unnamedSeal, Stream<String> origins) {
        return new Trial(unnamedSeal, origins.anyMatch(LogOrigin::isOfNobody));
    }

    /// True if it is a trial.
    public boolean is() {
        return unnamedSeal || unnamedLog;
    }
}
