package register.publishing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.policy.rules.PersonNames;
import register.policy.rules.PolicyRules;
import register.value.Problem;

/// What a person says about a publication, for everybody to read.
///
/// @param correction why the version of its date is corrected; absent for a publication
/// @param noNotice why customers are not told in time; absent where they are
/// @param despiteClock whether to go on though the last entry's time is still to come; readers see the times
public record Reasons(@Nullable String correction, @Nullable String noNotice, boolean despiteClock) {
    /// How problems name the reason why customers are not told in time.
    public static final String NO_NOTICE = "noNoticeReason";

    public static final Reasons NONE = new Reasons(null, null);

    public Reasons(@Nullable String correction, @Nullable String noNotice) {
        this(correction, noNotice, false);
    }

    /// What is wrong with them where they must not name these persons.
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
