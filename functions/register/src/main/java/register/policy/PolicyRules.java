package register.policy;

import java.util.List;

/// The rules of the domain that a policy's schema cannot say.
public final class PolicyRules {
    private PolicyRules() {}

    /// Every rule the version breaks; empty where it is sound.
    public static List<Problem> problems(PolicyVersion version) {
        return List.of();
    }

    /// What is wrong with a reason for a correction or a withdrawal.
    public static List<Problem> reasonProblems(String reason) {
        return reason.isBlank() || reason.length() > 1000
                ? List.of(new Problem("reason", reason, "expected 1 to 1000 characters"))
                : List.of();
    }
}
