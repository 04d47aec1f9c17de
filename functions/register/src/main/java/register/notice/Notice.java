package register.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.recipient.RecipientId;
import register.value.Language;

/// One announcement for one recipient, and its ledger.
///
/// @param revision counts the changes of this record, from 1; a change names the one that it replaces
/// @param changes which of the announcement's changes concern the recipient, by their place in it from 0
/// @param tellBy before when it must be told; absent where no change needs a period
/// @param objectionDays how many days the contract gives to object; absent where it says nothing
/// @param claim of the attempt that is under way; absent where none is
/// @param lines every fact, in the order in which it came: it only grows, and no line repeats another
public record Notice(
        NoticeId id,
        int revision,
        RecipientId recipient,
        Language language,
        List<Integer> changes,
        @Nullable Instant tellBy,
        @Nullable Integer objectionDays,
        @Nullable Claim claim,
        List<LedgerLine> lines) {
    public Notice {
        changes = List.copyOf(changes);
        lines = List.copyOf(lines);
    }

    /// The right to hand a mail over, recorded before it leaves.
    ///
    /// @param until after which nobody knows any more whether its mail left
    public record Claim(int attempt, Instant until) {}
}
