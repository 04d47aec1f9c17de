package register.importing;

import java.util.List;
import register.value.Problem;

/// What a source leaves open, for a person to decide.
///
/// @param number counted from 1; the draft names it where the answer belongs
/// @param path where in the draft: `subprocessors[3].legalName`
/// @param line where in the source; 0 where it is about the whole
/// @param found what the source says; empty where it says nothing
/// @param ask the question
/// @param options answers it may have; empty where any is possible
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
