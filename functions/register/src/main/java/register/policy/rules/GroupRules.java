package register.policy.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import register.policy.Category;
import register.policy.Engagement;
import register.policy.PolicyVersion;

/// Rules for the groups of the list, and for what belongs to them.
final class GroupRules {
    private GroupRules() {}

    static void check(PolicyVersion version, RuleFindings findings) {
        if (version.groups() != null) {
            check(version.groups(), findings);
        }
        for (int s = 0; s < version.subprocessors().size(); s++) {
            List<Engagement> engagements = version.subprocessors().get(s).engagements();
            for (int e = 0; e < engagements.size(); e++) {
                String path = "subprocessors[" + s + "].engagements[" + e + "].category";
                member(version, engagements.get(e).category(), path, findings);
            }
        }
    }

    private static void check(List<Category.Group> groups, RuleFindings findings) {
        var paths = new ArrayList<String>();
        for (int i = 0; i < groups.size(); i++) {
            String id = "groups[" + i + "].id";
            findings.slug(id, groups.get(i).category().id());
            paths.add(id);
        }
        findings.distinctIds(groups.stream().map(group -> group.category().id()).toList(), paths);
        NamedRules.distinct(groups.stream().map(Category.Group::name).toList(), "groups", findings);
    }

    /// Checks that a category is a group of the list, or absent if the list has none.
    ///
    /// @return true if it is
    static boolean member(PolicyVersion version, Category category, String path, RuleFindings findings) {
        List<Category> groups = version.categories();
        if (groups.contains(category) || (groups.isEmpty() && category.equals(Category.NONE))) {
            return true;
        }
        if (groups.isEmpty()) {
            findings.add(path, category.id(), "no-groups");
        } else {
            findings.add(
                    path,
                    category.id(),
                    "one-of",
                    groups.stream().map(Category::id).collect(Collectors.joining(", ")));
        }
        return false;
    }
}
