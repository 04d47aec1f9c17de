package register.machine.doctor;

import org.jspecify.annotations.Nullable;
import register.value.Sentence;
import register.value.Term;

/// The result of one check of a register.
///
/// @param found in one sentence
/// @param advice what a person should do; absent if there is nothing to do
public record Finding(
        Subject subject,
        State state,
        Sentence found,
        @Nullable Sentence advice) {

    /// The parts of a register that are checked, in the order in which they are reported.
    public enum Subject implements Term {
        POLICIES,
        SEAL,
        PUBLIC_ADDRESS,
        LOG_NAME,
        LOG,
        CLOCK,
        DOCUMENTS,
        WITNESSES,
        TIME_STAMPS,
        MAIL_OUT,
        DNS,
        MAIL_IN,
        WAITING_MAIL,
        TEAM,
        NOTICES,
        WEBHOOKS,
        SERVER,
        DATA_FOLDER,
        BACKUP;

        /// Its name.
        public Sentence sentence() {
            return Findings.said("subject." + term());
        }
    }

    public enum State implements Term {
        /// Nothing to do.
        IN_ORDER,
        /// Not set up, or due soon: the register works without it.
        MISSING,
        /// It doesn't work, or not as the register promises.
        BROKEN,
        /// It couldn't be asked, so nothing is known.
        NOT_CHECKED;

        /// Its name.
        public Sentence sentence() {
            return Findings.said("state." + term());
        }
    }
}
