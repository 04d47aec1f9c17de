package register.policyfile;

import register.value.Problem;

/// A source that cannot be read any further, so that this is the one problem to report.
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final transient Problem problem;

    UnreadableException(int line, Problem problem) {
        super(problem.toString());
        this.line = line;
        this.problem = problem;
    }

    int line() {
        return line;
    }

    Problem problem() {
        return problem;
    }
}
