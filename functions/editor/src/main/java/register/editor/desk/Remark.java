package register.editor.desk;

import register.value.Problem;

/// What is said of a place of the file, as `check` says it.
///
/// @param line of the file, from 1; 0 where there is none
public record Remark(Kind kind, int line, Problem problem) {

    /// In the order in which a person looks at them.
    public enum Kind {
        QUESTION,
        ERROR,
        WARNING
    }
}
