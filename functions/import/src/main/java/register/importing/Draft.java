package register.importing;

import java.util.List;

/// A policy as far as the source states it.
///
/// @param yaml the policy file, complete once no value in it begins with `?`, the mark of an open question
/// @param questions those values, in the file's order
/// @param leftOut the parts of the source that are not in the draft, in its order
public record Draft(
        String yaml, int subprocessors, int engagements, List<OpenQuestion> questions, List<LeftOut> leftOut) {
    public Draft {
        questions = List.copyOf(questions);
        leftOut = List.copyOf(leftOut);
    }
}
