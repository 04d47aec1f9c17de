package register.policyfile.inspection;

import java.util.ArrayList;
import java.util.List;
import register.policy.Category;
import register.policy.PolicyVersion;
import register.value.Problem;

/// Groups that contain no engagement, which no reader sees: one problem each. It is advice, because a later version may
/// need them.
public final class UnusedGroups {
    private UnusedGroups() {}

    public static List<Problem> of(PolicyVersion version) {
        var unused = new ArrayList<Problem>();
        List<Category.Group> groups = version.groups() == null ? List.of() : version.groups();
        for (int i = 0; i < groups.size(); i++) {
            Category category = groups.get(i).category();
            boolean used = version.subprocessors().stream()
                    .flatMap(each -> each.engagements().stream())
                    .anyMatch(engagement -> engagement.category().equals(category));
            if (!used) {
                unused.add(Problem.inEnglish(
                        "groups[" + i + "]",
                        category.id(),
                        "no engagement has this category, so the list shows no such group"));
            }
        }
        return unused;
    }
}
