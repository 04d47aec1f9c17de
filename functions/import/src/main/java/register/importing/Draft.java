package register.importing;

import java.util.List;

/// A policy as far as the source states it.
///
/// @param yaml the policy file; a value that begins with `?` is an open question, and a policy only without any
/// @param questions what a person must decide: exactly those values, in the file's order
/// @param leftOut what is not in the draft, in the source's order
public record Draft(
        String yaml, int subprocessors, int engagements, List<OpenQuestion> questions, List<LeftOut> leftOut) {
    public Draft {
        questions = List.copyOf(questions);
        leftOut = List.copyOf(leftOut);
    }
}
