package register.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import register.policy.Category;
import register.policy.Engagement;
import register.policy.PolicyVersion;
import register.policy.Section;
import register.policy.Subprocessor;
import register.value.Language;

/// The list for readers: a group for each category, a row for each subprocessor in it, a line for each service. Lines
/// are merged only if their words are equal.
public record Listing(List<Group> groups) {
    public Listing {
        groups = List.copyOf(groups);
    }

    /// The subprocessors of one category.
    ///
    /// @param heading the company's own, otherwise the glossary's word; empty in a list without groups
    public record Group(Category category, String heading, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /// A subprocessor's services in one category.
    public record Row(Subprocessor subprocessor, List<Line> lines) {
        public Row {
            lines = List.copyOf(lines);
        }
    }

    /// Engagements that differ only in places and customers.
    ///
    /// @param engagements at least one
    public record Line(List<Engagement> engagements) {
        public Line {
            engagements = List.copyOf(engagements);
        }

        /// The engagement that represents the line's common fields.
        public Engagement first() {
            return engagements.getFirst();
        }
    }

    /// Groups in the company's order. If it defines none, in the order of the edition's tables, then those without a
    /// table; all together in a list without groups.
    ///
    /// @param listed the version's subprocessors and engagements to show
    /// @param edition the language of one of the version's editions
    public static Listing of(PolicyVersion version, List<Subprocessor> listed, Language edition) {
        Map<Category, List<Row>> rows = rows(listed);
        var groups = new ArrayList<Group>();
        headings(version, edition).forEach((category, heading) -> {
            List<Row> of = rows.get(category);
            if (of != null) {
                groups.add(new Group(category, heading, of));
            }
        });
        return new Listing(groups);
    }

    /// The headings of all categories, in list order: the company's own, otherwise the glossary's words.
    public static Map<Category, String> headings(PolicyVersion version, Language edition) {
        return version.groups() == null ? known(version, edition) : own(version.groups(), edition);
    }

    private static Map<Category, String> own(List<Category.Group> groups, Language edition) {
        var headings = new LinkedHashMap<Category, String>();
        for (Category.Group group : groups) {
            headings.put(group.category(), group.name().in(edition));
        }
        if (headings.isEmpty()) {
            headings.put(Category.NONE, "");
        }
        return headings;
    }

    private static Map<Category, String> known(PolicyVersion version, Language edition) {
        var headings = new LinkedHashMap<Category, String>();
        Words glossary = Words.glossary().in(edition);
        for (Section section : version.edition(edition).sections()) {
            if (section.table() != null) {
                String heading = section.heading();
                headings.putIfAbsent(section.table(), heading == null ? word(section.table(), glossary) : heading);
            }
        }
        for (Category category : Category.KNOWN) {
            headings.putIfAbsent(category, word(category, glossary));
        }
        return headings;
    }

    /// The glossary's word for one of the known categories.
    public static String word(Category known, Words glossary) {
        return glossary.find("category." + known.id()).orElse(known.id());
    }

    private static Map<Category, List<Row>> rows(List<Subprocessor> listed) {
        var rows = new HashMap<Category, List<Row>>();
        for (Subprocessor subprocessor : listed) {
            var lines = new LinkedHashMap<Category, Map<Engagement, List<Engagement>>>();
            for (Engagement engagement : subprocessor.engagements()) {
                lines.computeIfAbsent(engagement.category(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(placeless(engagement), _ -> new ArrayList<>())
                        .add(engagement);
            }
            lines.forEach((category, alike) -> rows.computeIfAbsent(category, _ -> new ArrayList<>())
                    .add(new Row(
                            subprocessor, alike.values().stream().map(Line::new).toList())));
        }
        return rows;
    }

    private static Engagement placeless(Engagement of) {
        return new Engagement(
                "",
                of.service(),
                of.purpose(),
                of.category(),
                List.of(),
                null,
                of.personalDataCategories(),
                of.dataSubjectCategories(),
                of.retention(),
                of.transfers(),
                of.modelTraining(),
                of.newCustomersFrom(),
                of.existingCustomersFrom(),
                of.endsOn());
    }
}
