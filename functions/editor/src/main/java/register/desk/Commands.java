package register.desk;

import java.util.List;

/// Runs the register's commands, so that the desk does nothing that they do not, and nothing in another way.
public interface Commands {

    /// @param words after `infra/register`
    Outcome run(List<String> words);

    /// @param lines what it printed, the reason for a refusal last
    record Outcome(Ended ended, List<String> lines) {
        public Outcome {
            lines = List.copyOf(lines);
        }

        boolean done() {
            return ended == Ended.DONE;
        }
    }

    /// How a command ended.
    enum Ended {
        DONE,
        /// It was refused, or could not be carried out.
        FAILED,
        /// It is unknown whether a mail was sent.
        UNKNOWN
    }
}
