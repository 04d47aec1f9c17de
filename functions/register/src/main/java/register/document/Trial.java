package register.document;

import java.util.stream.Stream;
import register.log.LogOrigin;

/// Whether a register, or one of its documents, is a *trial*, which is no evidence: whose it is stands neither in its
/// seal nor in the name of its log, or in one of them only. Both stay for good, so a trial's log never becomes a real
/// register's.
///
/// @param unnamedSeal whether the seal names nobody
/// @param unnamedLog whether a log has a name that is made of its key, or of this machine alone
public record Trial(boolean unnamedSeal, boolean unnamedLog) {
    /// What is none.
    public static final Trial NONE = new Trial(false, false);

    /// @param unnamedSeal whether the certificate is a development one
    /// @param origins of the logs
    public static Trial of(boolean unnamedSeal, Stream<String> origins) {
        return new Trial(unnamedSeal, origins.anyMatch(LogOrigin::isOfNobody));
    }

    /// Whether it is one.
    public boolean is() {
        return unnamedSeal || unnamedLog;
    }
}
