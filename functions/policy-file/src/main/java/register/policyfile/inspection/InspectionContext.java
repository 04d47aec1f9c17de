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

/// The context in which a policy file is checked.
///
/// @param reasons the person's reasons for the publication
/// @param settings the register's restrictions from its settings
/// @param register to publish into; null if none is at hand
public record InspectionContext(
        Clock clock,
        Reasons reasons,
        Function<PolicyVersion, List<Problem>> settings,
        @Nullable LocalRegister register) {

    /// A register.
    public record LocalRegister(PolicyPublishing publishing, History history, PersonRecords persons) {}
}
