package register.policyfile.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import register.policy.Engagement;
import register.policy.Location;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.value.Problem;

/// What customers usually ask after a notice and a version does not say: one problem for each question, however long
/// the list is. It is advice; the law requires some of it elsewhere, such as in the DPA.
public final class CustomersQuestions {
    private static final int NAMED = 3;

    private CustomersQuestions() {}

    /// In the order in which customers read a row.
    public static List<Problem> of(PolicyVersion version) {
        var questions = new ArrayList<Problem>();
        ask(version, "where it processes the data", "locations", CustomersQuestions::hasNoPlace, questions);
        ask(
                version,
                "which personal data it touches",
                "personalDataCategories",
                engagement -> engagement.personalDataCategories().isEmpty(),
                questions);
        ask(
                version,
                "whose data that is",
                "dataSubjectCategories",
                engagement -> engagement.dataSubjectCategories().isEmpty(),
                questions);
        ask(
                version,
                "how long it keeps the data",
                "retention",
                engagement -> engagement.retention() == null,
                questions);
        ask(
                version,
                "what allows the transfer outside the EEA",
                "transfers",
                CustomersQuestions::hasNoGround,
                questions);
        return questions;
    }

    private static void ask(
            PolicyVersion version, String question, String field, Predicate<Engagement> open, List<Problem> questions) {
        List<String> ids = version.subprocessors().stream()
                .filter(each -> each.engagements().stream().anyMatch(open))
                .map(Subprocessor::id)
                .toList();
        if (!ids.isEmpty()) {
            questions.add(Problem.inEnglish(
                    "subprocessors", named(ids), "customers will ask " + question + ": expected " + field));
        }
    }

    private static String named(List<String> ids) {
        int more = ids.size() - NAMED;
        return String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static boolean hasNoPlace(Engagement engagement) {
        return engagement.locations().stream().anyMatch(each -> each.place() instanceof Location.Unstated);
    }

    private static boolean hasNoGround(Engagement engagement) {
        return engagement.locations().stream()
                .anyMatch(each -> each.place() instanceof Location.InCountry(var country)
                        && !country.isInEea()
                        && engagement.transfers().stream()
                                .noneMatch(transfer -> transfer.to().equals(country)));
    }
}
