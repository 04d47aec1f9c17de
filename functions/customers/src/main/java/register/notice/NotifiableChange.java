package register.notice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import register.policy.Engagement;
import register.policy.Subprocessor;
import register.value.Term;

/// One change of which customers must be notified.
///
/// @param subprocessor as in the later version; if removed, as in the earlier one
/// @param engagement the service concerned; absent if the subprocessor itself changes, which concerns all of them
/// @param start from when it applies to existing customers; for a removal its stated end, otherwise the effective
///     date; for a withdrawn addition its announced start
public record NotifiableChange(
        Kind kind, Subprocessor subprocessor, @Nullable Engagement engagement, LocalDate start) {

    /// The kinds of changes.
    public enum Kind implements Term {
        /// A service that was not listed before.
        ADDED,
        /// A listed service differs in a way that matters for the processing of personal data.
        CHANGED,
        /// No longer listed, or with a newly stated end. It needs no period.
        REMOVED,
        /// A correction drops an announced addition before its use began. It needs no period.
        WITHDRAWN;

        /// True if customers may object before the change.
        public boolean needsPeriod() {
            return this == ADDED || this == CHANGED;
        }
    }
}
