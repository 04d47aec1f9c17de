package register.policyfile;

import java.time.Clock;
import java.util.List;
import register.policy.PolicyVersion;
import register.policy.Problem;

/// What deserves a second look before a sound version is published.
public final class PolicyWarnings {
    private PolicyWarnings() {}

    /// Warnings about a version that breaks no rule.
    public static List<Problem> of(PolicyVersion version, Clock clock) {
        return List.of();
    }
}
