package register.importing.data;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import register.importing.entry.Context;
import register.importing.source.RefusedSourceException;
import register.importing.word.Vocabulary;

/// Decides by names which arrays of a data file list subprocessors, groups of them, or something else.
record ArrayMeanings(DataCells cells) {
    private static final Pattern PROCESSORS = Pattern.compile("(?:.* )?(?:data )?(?:sub )?(?:sub)?processors?(?: .*)?");
    private static final Set<String> MEMBERS = Set.of("items", "entries", "list", "rows", "members", "data", "values");
    /// Columns that only a list of companies has, beside their names.
    private static final Set<String> SAY_MORE =
            Set.of("PURPOSE", "SERVICE", "LOCATION", "SEAT", "ADDRESS", "DATA", "SUBJECTS", "CATEGORY", "SAFEGUARD");
    /// Names of arrays that list something else.
    private static final Set<String> ELSE = Set.of(
            "CONTACT",
            "CERTIFICATION",
            "DATA",
            "SUBJECTS",
            "RETENTION",
            "LOCATION",
            "SEAT",
            "ADDRESS",
            "TERMS",
            "WEBSITE",
            "SINCE",
            "STATUS",
            "TRAINING",
            "SAFEGUARD");

    static boolean isOfSubprocessors(String name) {
        return PROCESSORS.matcher(name).matches();
    }

    /// True for the name of an array that says nothing of its items.
    static boolean isMembers(String name) {
        return MEMBERS.contains(name);
    }

    /// 2 if the name of an array means subprocessors, 1 if companies, -1 if it excludes them, 0 otherwise; an array
    /// within another has at least its rank.
    int rank(String name, int above) {
        if (above < 0 || not(name).isPresent()) {
            return -1;
        }
        int own = PROCESSORS.matcher(name).matches() ? 2 : cells.meaning(name).equals(Vocabulary.NAME) ? 1 : 0;
        return Math.max(own, above);
    }

    /// The reason why an array of that name lists no subprocessors; empty if it may.
    static Optional<String> not(String name) {
        return new Context(List.of(), "").not(name);
    }

    /// @param level the number of objects and arrays around it
    boolean isList(String name, List<DataValue.Fields> objects, int rank, int level) throws RefusedSourceException {
        Set<String> meanings = new HashSet<>();
        DataGrid.heads(objects, cells).forEach(head -> meanings.add(cells.meaning(head)));
        boolean names = meanings.contains(Vocabulary.NAME) || meanings.contains(Vocabulary.BRAND);
        boolean more = SAY_MORE.stream().anyMatch(meanings::contains);
        boolean service = meanings.contains(Vocabulary.SERVICE)
                && Set.of("PURPOSE", "LOCATION", "SEAT", "DATA").stream().anyMatch(meanings::contains);
        boolean other = ELSE.contains(cells.meaning(name)) && rank(name, 0) == 0;
        return !other && ((names && (more || rank > 0 || level == 0)) || (service && !names) || rank == 2);
    }

    /// True if the objects have the entries in an array each, and say nothing of a company themselves.
    boolean isGroups(List<DataValue.Fields> objects) {
        boolean members = false;
        for (DataValue.Fields object : objects) {
            for (Map.Entry<String, DataValue> one : object.fields().entrySet()) {
                String name = KeyWords.of(one.getKey());
                members |= one.getValue() instanceof DataValue.Items items
                        && (MEMBERS.contains(name) || rank(name, 0) > 0)
                        && hasNames(items.objects());
            }
        }
        boolean company = hasNames(objects)
                && objects.stream()
                        .flatMap(one -> one.fields().keySet().stream())
                        .anyMatch(one -> Set.of("LOCATION", "SEAT", "ADDRESS", "DATA")
                                .contains(cells.meaning(KeyWords.of(one))));
        return members && !company;
    }

    boolean hasNames(List<DataValue.Fields> objects) {
        return objects.stream()
                .flatMap(one -> one.fields().keySet().stream())
                .map(one -> cells.meaning(KeyWords.of(one)))
                .anyMatch(one -> one.equals(Vocabulary.NAME) || one.equals(Vocabulary.BRAND));
    }

    /// True for an object with an entry in each field: all objects, of which most state a place or kinds of data.
    boolean isKeyed(DataValue.Fields object) {
        List<DataValue> values = List.copyOf(object.fields().values());
        long alike = values.stream()
                .filter(one -> one instanceof DataValue.Fields fields
                        && fields.fields().entrySet().stream()
                                .anyMatch(field -> !field.getValue().isEmpty()
                                        && Set.of("LOCATION", "SEAT", "DATA")
                                                .contains(cells.meaning(KeyWords.of(field.getKey())))))
                .count();
        return values.size() > 1
                && values.stream().allMatch(DataValue.Fields.class::isInstance)
                && alike * 2 > values.size();
    }
}
