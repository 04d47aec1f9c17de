package register.policyfile;

import register.value.Problem;

/// A file that cannot be read any further, or cannot be edited in place, with the only problem to report. Nothing was
/// changed.
public final class FileRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final transient Problem problem;

    public FileRefusedException(int line, Problem problem) {
        super(problem.toString());
        this.line = line;
        this.problem = problem;
    }

    /// Counted from 1; 0 if no line can be named.
    public int line() {
        return line;
    }

    public Problem problem() {
        return problem;
    }
}
