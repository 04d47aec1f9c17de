package register.policyfile.edit;

import register.value.Problem;

/// A file that cannot be edited in place. It was not changed.
public final class EditRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final transient Problem problem;

    EditRefusedException(int line, Problem problem) {
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
