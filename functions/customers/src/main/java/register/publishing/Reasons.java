package register.publishing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.policy.rules.PersonNames;
import register.policy.rules.PolicyRules;
import register.value.Problem;

/// A person's public remarks on a publication.
///
/// @param correction the reason for a correction; absent for a publication
/// @param noNotice the reason why customers get no advance notice; absent if they do
/// @param despiteClock true to proceed although the last entry's time is in the future; readers see the times
public record Reasons(@Nullable String correction, @Nullable String noNotice, boolean despiteClock) {
    /// The name of the no-notice reason in problems.
    public static final String NO_NOTICE = "noNoticeReason";

    public static final Reasons NONE = new Reasons(null, null);

    public Reasons(@Nullable String correction, @Nullable String noNotice) {
        this(correction, noNotice, false);
    }

    /// The problems with the reasons if they must not name these persons.
    List<Problem> problems(List<PersonNames> persons) {
        var problems = new ArrayList<Problem>();
        if (correction != null) {
            problems.addAll(PolicyRules.reasonProblems(correction, persons));
        }
        if (noNotice != null) {
            problems.addAll(PolicyRules.reasonProblems(NO_NOTICE, noNotice, persons));
        }
        return problems;
    }

    /// @param reason absent for a publication
    public static Reasons correction(@Nullable String reason) {
        return new Reasons(reason, null);
    }
}
