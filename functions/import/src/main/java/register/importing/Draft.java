package register.importing;

import java.util.List;

/// A policy as far as the source states it.
///
/// @param yaml the policy file; a comment marks the place of each missing value that a policy must have
/// @param questions what a person must decide, in the draft's order
/// @param leftOut what is not in the draft, in the source's order
public record Draft(String yaml, int subprocessors, int engagements, List<Question> questions, List<LeftOut> leftOut) {
    public Draft {
        questions = List.copyOf(questions);
        leftOut = List.copyOf(leftOut);
    }
}
