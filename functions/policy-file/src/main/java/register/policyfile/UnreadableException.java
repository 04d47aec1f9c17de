package register.policyfile;

import register.value.Problem;

/// A source that cannot be read any further, so this is the only problem to report.
public final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final transient Problem problem;

    UnreadableException(int line, Problem problem) {
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
