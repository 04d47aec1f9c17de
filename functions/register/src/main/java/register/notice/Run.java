package register.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.value.PolicyId;
import register.value.Sha256;
import register.value.Term;

/// An announcement's notices, as a whole.
///
/// @param revision counts the changes of this record, from 1; a change names the one that it replaces
/// @param announcement the sequence of the announcement's entry
/// @param plan the hash that the go named
/// @param lots in how many lots its notices lie; it never changes
/// @param closesAt after the last chance to object, or the last start
/// @param history who did what to the run, the oldest first
public record Run(
        RunId id,
        int revision,
        PolicyId policy,
        long announcement,
        State state,
        Sha256 plan,
        int lots,
        Instant closesAt,
        List<Step> history) {
    public Run {
        history = List.copyOf(history);
    }

    /// Where a run stands.
    public enum State implements Term {
        /// Its notices are being recorded; no mail leaves.
        RECORDING,
        /// Mail leaves.
        SENDING,
        /// No mail leaves until a person resumes it.
        STOPPED,
        /// The announcement was withdrawn, or corrected: what is planned is not sent.
        CANCELLED,
        /// Its time is over.
        CLOSED
    }

    /// One step of a run.
    ///
    /// @param detail why, e.g. what the mail service said of the account; one line
    public record Step(
            Instant at, String actor, State state, @Nullable String detail) {}
}
