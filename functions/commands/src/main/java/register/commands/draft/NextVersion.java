package register.commands.draft;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policy.DateBasis;
import register.policy.Origin;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;
import register.policy.rules.PolicyRules;
import register.policyfile.PersonQuestions;

/// A version of a policy from which the next one starts.
public final class NextVersion {
    private NextVersion() {}

    /// The content of a file for another effective date, with questions in place of what cannot be copied. For the
    /// version's own date, its content.
    public static Json.Obj draft(PolicyVersion before, LocalDate from) {
        // A person has answered the questions about persons' names for the previous version.
        Json.Obj next = PersonQuestions.answered(PolicyCodec.encode(next(before, from)));
        return before.effectiveDate().equals(from) ? next : DraftPrompts.in(next, from);
    }

    /// Copies the content without the origin: the new version is published here first.
    private static PolicyVersion next(PolicyVersion before, LocalDate from) {
        if (before.effectiveDate().equals(from)) {
            return before;
        }
        PolicyVersion ours = version(before, from, null);
        return PolicyRules.problems(ours).isEmpty() ? ours : version(before, from, before.origin());
    }

    private static PolicyVersion version(PolicyVersion before, LocalDate from, @Nullable Origin origin) {
        return new PolicyVersion(
                before.policy(),
                from,
                DateBasis.EFFECTIVE,
                before.timeZone(),
                origin,
                before.authoritativeLanguage(),
                before.editions(),
                before.subprocessors(),
                before.requests(),
                before.objection(),
                before.noticePeriodDays(),
                before.company(),
                before.groups(),
                before.people());
    }
}
