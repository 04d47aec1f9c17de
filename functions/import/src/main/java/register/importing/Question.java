package register.importing;

import java.util.List;
import register.value.Problem;

/// A point that the source leaves open, for a person to decide.
///
/// @param number counted from 1; the draft has it where the answer belongs
/// @param path in the draft: `subprocessors[3].legalName`
/// @param line in the source; 0 if it is about the whole
/// @param found what the source says; empty if nothing
/// @param ask the question
/// @param options possible answers; empty if any is possible
public record Question(int number, String path, int line, String found, String ask, List<String> options) {
    public Question {
        found = Problem.printable(found);
        options = List.copyOf(options);
    }

    /// One line, safe for a terminal.
    @Override
    public String toString() {
        return "question " + number + ": " + (line > 0 ? "line " + line + ": " : "") + path + ": "
                + (found.isEmpty() ? "" : "\"" + found + "\": ") + ask
                + (options.isEmpty() ? "" : " (" + String.join(" | ", options) + ")");
    }
}
