package register.read.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.policy.Category;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.read.lookup.AnnouncedVersion;
import register.value.Language;
import register.words.Listing;

/// The list on the page: the version's own entries, and the announced ones.
record PageList(List<Group> groups) {
    PageList {
        groups = List.copyOf(groups);
    }

    /// @param heading the company's own, otherwise the register's word for the category; empty for `NONE`
    record Group(Category category, String heading, List<Row> rows) {
        Group {
            rows = List.copyOf(rows);
        }

        /// The company's own begin otherwise, so that none is another anchor's.
        String id() {
            return (Category.KNOWN.contains(category) ? "_" : "_group-") + category.id();
        }

        /// The number of listed subprocessors, without the announced ones.
        int listed() {
            return (int) rows.stream().filter(row -> row.coming() == null).count();
        }

        int announced() {
            return rows.size() - listed();
        }
    }

    /// A subprocessor in a category.
    ///
    /// @param id of the row, unique in the page: the subprocessor's, if it is free
    /// @param version that lists it
    /// @param edition of that version, for the policy's own words
    /// @param coming the version that announces it; null if it is listed already
    record Row(
            String id,
            PolicyVersion version,
            Language edition,
            Subprocessor subprocessor,
            List<Listing.Line> lines,
            String category,
            @Nullable AnnouncedVersion coming) {
        Row {
            lines = List.copyOf(lines);
        }
    }

    static PageList of(PolicyPage.View view) {
        var collected = new Collected();
        collected.add(view.version(), view.version().subprocessors(), view.language(), null);
        if (!view.dated()) {
            for (AnnouncedVersion announced : view.announced()) {
                collected.add(announced.version(), announced.joining(), view.language(), announced);
            }
        }
        return new PageList(collected.groups());
    }

    /// False if all rows are of versions without groups.
    boolean grouped() {
        return groups.stream().anyMatch(group -> !group.category().equals(Category.NONE));
    }

    Set<String> ids() {
        var ids = new HashSet<String>();
        groups.forEach(group -> group.rows().forEach(row -> ids.add(row.id())));
        return ids;
    }

    private static final class Collected {
        private final Map<Category, String> headings = new HashMap<>();
        private final List<Category> order = new ArrayList<>();
        private final Map<Category, List<Row>> rows = new HashMap<>();
        private final Set<String> taken = new HashSet<>();

        void add(PolicyVersion version, List<Subprocessor> listed, Language wanted, @Nullable AnnouncedVersion coming) {
            Language edition = version.nearest(wanted);
            for (Listing.Group group : Listing.of(version, listed, edition).groups()) {
                Category category = group.category();
                if (headings.putIfAbsent(category, group.heading()) == null) {
                    order.add(category);
                }
                for (Listing.Row row : group.rows()) {
                    rows.computeIfAbsent(category, _ -> new ArrayList<>())
                            .add(new Row(
                                    id(row.subprocessor().id()),
                                    version,
                                    edition,
                                    row.subprocessor(),
                                    row.lines(),
                                    group.heading(),
                                    coming));
                }
            }
        }

        private String id(String wanted) {
            String id = wanted;
            for (int i = 2; !taken.add(id); i++) {
                id = wanted + "_" + i;
            }
            return id;
        }

        List<Group> groups() {
            var groups = new ArrayList<Group>();
            for (Category category : order) {
                groups.add(new Group(
                        category,
                        headings.getOrDefault(category, category.id()),
                        rows.getOrDefault(category, List.of())));
            }
            return groups;
        }
    }
}
