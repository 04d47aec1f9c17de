package register.importing;

import java.util.List;

/// A policy as far as the source states it.
///
/// @param yaml the policy file; a value that begins with `?` is an open question, and the file is a policy only without
///     any
/// @param questions the same values, in the file's order
/// @param leftOut the parts of the source that are not in the draft, in its order
public record Draft(
        String yaml, int subprocessors, int engagements, List<OpenQuestion> questions, List<LeftOut> leftOut) {
    public Draft {
        questions = List.copyOf(questions);
        leftOut = List.copyOf(leftOut);
    }
}
