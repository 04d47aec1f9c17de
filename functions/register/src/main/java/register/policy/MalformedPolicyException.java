package register.policy;

/// A JSON value that does not fit the policy's model.
public final class MalformedPolicyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    MalformedPolicyException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
