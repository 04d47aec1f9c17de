package register.policyfile.inspection;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.chain.History;
import register.person.PersonRecords;
import register.policy.PolicyVersion;
import register.policyfile.PolicyPublishing;
import register.publishing.Reasons;
import register.value.Problem;

/// What a policy file is held against.
///
/// @param reasons what the person says about the publication
/// @param settings what the register's settings refuse
/// @param register into which the file would be published; null where none is at hand
public record Surroundings(
        Clock clock,
        Reasons reasons,
        Function<PolicyVersion, List<Problem>> settings,
        @Nullable Here register) {

    /// A register.
    public record Here(PolicyPublishing publishing, History history, PersonRecords persons) {}
}
