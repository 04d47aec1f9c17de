package register.notice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import register.policy.Engagement;
import register.policy.Subprocessor;
import register.value.Term;

/// One change that customers must be told of.
///
/// @param subprocessor as the later version states it; of what it does not list, as the earlier one did
/// @param engagement which of its services; absent where the subprocessor itself changes, and applies to all of them
/// @param start from when it applies to existing customers; of what is removed, its end as stated,
///     else the effective date; of what is withdrawn, from when it was announced
public record NotifiableChange(
        Kind kind, Subprocessor subprocessor, @Nullable Engagement engagement, LocalDate start) {

    /// What happens.
    public enum Kind implements Term {
        /// A service that was not listed.
        ADDED,
        /// A listed one differs in what matters for the processing of personal data.
        CHANGED,
        /// No longer listed, or its end is stated now. It needs no period.
        REMOVED,
        /// A correction drops what was announced as added, before that was in use. It needs no period.
        WITHDRAWN;

        /// Whether customers may object before it happens.
        public boolean needsPeriod() {
            return this == ADDED || this == CHANGED;
        }
    }
}
