package register.notices.sending;

import register.notice.Run;

/// Whether the log commits to what a run tells. Before, no mail of it leaves.
public interface CommitmentCheck {

    /// @return whether a signed entry of the log commits to it, so that the register cannot take it back
    boolean stands(Run run);
}
