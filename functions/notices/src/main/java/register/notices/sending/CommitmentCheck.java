package register.notices.sending;

import register.notice.Run;

/// Determines whether the log commits to a run's notices; before that, none of its mails leaves.
public interface CommitmentCheck {

    /// @return true if a signed entry of the log commits to it, so that the register cannot take it back
    boolean stands(Run run);
}
