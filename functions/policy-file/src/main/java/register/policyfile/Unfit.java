package register.policyfile;

import register.policy.form.MalformedPolicyException;
import register.policyfile.said.FileWords;
import register.value.Problem;
import register.value.Sentence;

/// What the schema lets pass and the model does not take. That is a tag of no language, `und`; anything else is said in
/// English.
final class Unfit {
    private Unfit() {}

    static Problem problem(MalformedPolicyException e) {
        Problem problem = e.problem();
        String name = problem.path().substring(problem.path().lastIndexOf('.') + 1);
        Sentence known = FileWords.say("no-language", name);
        return known.english().equals(problem.expected())
                ? new Problem(problem.path(), problem.value(), known)
                : problem;
    }
}
