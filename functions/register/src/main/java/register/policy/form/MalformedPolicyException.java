package register.policy.form;

import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.MalformedJsonException;
import register.value.Problem;

/// A JSON value that does not fit the policy's model.
public final class MalformedPolicyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    MalformedPolicyException(MalformedJsonException e) {
        this(Problem.inEnglish(e.path(), shown(e.value()), e.expected()));
    }

    private MalformedPolicyException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    private static String shown(@Nullable Json value) {
        return switch (value) {
            case null -> "";
            case Json.Str(String text) -> text;
            default -> CanonicalJson.text(value);
        };
    }

    public Problem problem() {
        return problem;
    }
}
