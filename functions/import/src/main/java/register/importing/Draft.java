package register.importing;

import java.util.List;

/// A policy as far as a source states it.
///
/// @param yaml the policy file; where a value is missing that a policy must have, a comment holds its place
/// @param questions what a person must decide, in the draft's order
/// @param leftOut what is not in the draft, in the source's order
public record Draft(String yaml, int subprocessors, int engagements, List<Question> questions, List<LeftOut> leftOut) {
    public Draft {
        questions = List.copyOf(questions);
        leftOut = List.copyOf(leftOut);
    }
}
