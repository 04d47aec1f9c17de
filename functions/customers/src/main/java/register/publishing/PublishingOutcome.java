package register.publishing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.value.Problem;
import register.value.Sha256;

/// The outcome of a publication, a correction, a withdrawal or a redaction.
public sealed interface PublishingOutcome {

    /// It is now in the chain.
    ///
    /// @param warnings that deserve a look nonetheless
    /// @param tellBefore the deadline for notifying customers; null if none is stated or needed
    record Accepted(
            EntryHeader header,
            List<Problem> warnings,
            @Nullable Instant tellBefore) implements PublishingOutcome {
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /// The same content was already there; nothing was written.
    record Unchanged(EntryHeader header) implements PublishingOutcome {}

    /// The date has other content, and this was not a correction.
    record Conflict(EntryHeader standing, Sha256 offered) implements PublishingOutcome {}

    /// It breaks a rule; nothing was written.
    record Rejected(List<Problem> problems) implements PublishingOutcome {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
