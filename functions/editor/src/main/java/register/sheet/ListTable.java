package register.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import register.editor.form.FieldShape;
import register.editor.form.Shapes;
import register.policy.rules.DataTerms;

/// The columns of the two sheets, derived from the published schema: a field added to it gets a column.
record ListTable(String sheet, List<MemberColumns> members) {
    /// The members of a row that have no columns: those that identify it, and those with rows of their own.
    private static final Set<String> ELSEWHERE = Set.of("id", "person", "engagements");
    private static final int SHORT = 16;
    private static final int CHOICE = 22;
    private static final int NAME = 28;
    private static final int LONG = 44;

    ListTable {
        members = List.copyOf(members);
    }

    /// The columns, each with its own head.
    List<SheetColumn> columns() {
        var heads = new HashMap<String, Integer>();
        return members.stream()
                .flatMap(one -> one.columns().stream())
                .map(column -> {
                    int times = heads.merge(column.head(), 1, Integer::sum);
                    return times == 1 ? column : column.named(column.head() + " (" + times + ")");
                })
                .toList();
    }

    static ListTable subprocessors(SheetWords words) {
        return new ListTable(words.subprocessors(), new Building(words).members(subprocessor(), ""));
    }

    static ListTable engagements(SheetWords words) {
        FieldShape.Fields engagement = item(subprocessor(), "engagements");
        return new ListTable(words.engagements(), new Building(words).members(engagement, ""));
    }

    private static FieldShape.Fields subprocessor() {
        return item(Shapes.ofPolicy(), "subprocessors");
    }

    private static FieldShape.Fields item(FieldShape.Fields of, String name) {
        return of.members().stream()
                .filter(member -> member.name().equals(name))
                .map(member -> (FieldShape.Fields) ((FieldShape.Items) member.shape()).item())
                .findFirst()
                .orElseThrow();
    }

    private record Building(SheetWords words) {
        /// @param of the object that they belong to, which begins their heads; empty for the row itself
        List<MemberColumns> members(FieldShape.Fields fields, String of) {
            var columns = new ArrayList<MemberColumns>();
            for (FieldShape.Member member : fields.members()) {
                if (!of.isEmpty() || !ELSEWHERE.contains(member.name())) {
                    add(columns, member, of);
                }
            }
            return columns;
        }

        private void add(List<MemberColumns> columns, FieldShape.Member member, String of) {
            String head = words.label(member.word());
            String whole = of.isEmpty() || of.equals(head) ? head : of + ": " + head;
            switch (member.shape()) {
                case FieldShape.Fields(var _, var _) ->
                    columns.add(new MemberColumns.Within(
                            member.name(), members((FieldShape.Fields) member.shape(), whole)));
                case FieldShape.Items(FieldShape.Fields item) ->
                    columns.add(new RepeatedColumns(member.name(), members(item, whole), true, member.required()));
                case FieldShape.Items(FieldShape.Localized _) ->
                    columns.add(new RepeatedColumns(
                            member.name(), List.of(texts(member, whole, true)), false, member.required()));
                case FieldShape.Lines _ ->
                    columns.add(new RepeatedColumns(
                            member.name(),
                            List.of(new MemberColumns.Single(
                                    "", SheetColumn.text(whole, NAME), new CellText.Plain(), false)),
                            false,
                            member.required()));
                case FieldShape.Localized _ -> columns.add(texts(member, whole, member.required()));
                case FieldShape.Items _, FieldShape.ByLanguage _, FieldShape.Questions _, FieldShape.Other _ -> {
                    // Not shown, and left unchanged.
                }
                case FieldShape.Text _,
                        FieldShape.Whole _,
                        FieldShape.Choice _,
                        FieldShape.YesNo _,
                        FieldShape.Place _ -> columns.add(single(member, whole));
            }
        }

        private MemberColumns texts(FieldShape.Member member, String head, boolean required) {
            boolean one = words.editions().size() == 1;
            return new MemberColumns.Texts(
                    member.name(),
                    words.editions().stream()
                            .map(tag -> SheetColumn.text(
                                    one ? head : head + " (" + words.said().languageName(tag) + ")",
                                    member.name().equals("purpose") ? LONG : NAME))
                            .toList(),
                    words.editions(),
                    required);
        }

        private MemberColumns single(FieldShape.Member member, String head) {
            CellText cell = cell(member);
            List<String> choices = switch (cell) {
                case CellText.Choice choice -> List.copyOf(choice.words().values());
                case CellText.Place place -> {
                    var all = new ArrayList<>(place.regions().values());
                    all.add(place.unstated());
                    all.addAll(place.countries().words().values());
                    yield all;
                }
                case CellText.Plain _ -> terms(member.shape());
                case CellText.Day _, CellText.Whole _ -> List.of();
            };
            boolean date = cell instanceof CellText.Day;
            boolean narrow = date || cell instanceof CellText.Whole || choices.size() == 2;
            int width = narrow ? SHORT : choices.isEmpty() ? NAME : CHOICE;
            return new MemberColumns.Single(
                    member.name(),
                    new SheetColumn(head, choices, false, date ? SheetColumn.Kind.DATE : SheetColumn.Kind.TEXT, width),
                    cell,
                    // Derived from the name if it is missing.
                    member.required() && !member.word().equals("feature.id"));
        }

        /// Other texts may be written too; the check of the file reports them.
        private static List<String> terms(FieldShape shape) {
            return switch (shape) {
                case FieldShape.Text(FieldShape.Format format)
                when format == FieldShape.Format.PERSONAL_DATA_TERM ->
                    List.copyOf(DataTerms.PERSONAL_DATA.labels().keySet());
                case FieldShape.Text(FieldShape.Format format)
                when format == FieldShape.Format.DATA_SUBJECT_TERM ->
                    List.copyOf(DataTerms.DATA_SUBJECTS.labels().keySet());
                default -> List.of();
            };
        }

        private CellText cell(FieldShape.Member member) {
            return switch (member.shape()) {
                case FieldShape.Choice(List<String> terms) -> {
                    var named = new LinkedHashMap<String, String>();
                    terms.forEach(term -> named.put(term, words.said().term(member.word(), term)));
                    yield new CellText.Choice(named, "one of the choices");
                }
                case FieldShape.YesNo _ ->
                    CellText.Choice.yesNo(words.said().get("yes"), words.said().get("no"));
                case FieldShape.Whole _ -> new CellText.Whole();
                case FieldShape.Place _ -> new CellText.Place(countries(), words.regionNames(), notStated());
                case FieldShape.Text(FieldShape.Format format) ->
                    switch (format) {
                        case DATE -> new CellText.Day();
                        case COUNTRY -> countries();
                        case REGION -> new CellText.Choice(regions(), CellText.REGION);
                        case GROUP -> new CellText.Choice(words.groups(), "one of the choices");
                        default -> new CellText.Plain();
                    };
                default -> new CellText.Plain();
            };
        }

        private CellText.Choice countries() {
            return new CellText.Choice(words.said().countries(), CellText.COUNTRY);
        }

        private Map<String, String> regions() {
            var named = new LinkedHashMap<>(words.regionNames());
            words.said().countries().forEach(named::putIfAbsent);
            return named;
        }

        private String notStated() {
            return words.said().glossary().get("not-stated");
        }
    }
}
