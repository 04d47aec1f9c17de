package register.importing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.importing.entry.NameLines;
import register.importing.meaning.Affiliates;
import register.importing.meaning.Categories;
import register.importing.meaning.ColumnMeaning;
import register.importing.source.MarkedText;
import register.importing.source.SourceBlock;
import register.importing.source.SourcePart;
import register.importing.word.PlaceWords;
import register.importing.word.Vocabulary;
import register.policy.Category;

/// Reads the rows of lists, and splits words that copying has run together, `ServersExample Ltd`, if they recur.
record TableRows(DraftNotes notes, Set<String> words) {
    private static final Pattern RUN_TOGETHER = Pattern.compile("(?<word>\\p{Lu}\\p{Ll}+)(?=\\p{Lu})(?<rest>.+)");
    /// Columns on a subprocessor's identity and location.
    private static final Set<ColumnMeaning> SAY_WHO = Set.of(
            ColumnMeaning.NAME, ColumnMeaning.BRAND, ColumnMeaning.ADDRESS, ColumnMeaning.SEAT, ColumnMeaning.LOCATION);

    private static final Vocabulary WORDS = new ListVocabulary();

    private static final PlaceWords PLACES = new PlaceWords(WORDS);

    static TableRows of(List<SourceBlock> blocks, DraftNotes notes) {
        var counts = new HashMap<String, Integer>();
        for (SourceBlock block : blocks) {
            if (block instanceof SourceBlock.Table table && table.form() == SourcePart.Form.PAIRS) {
                for (SourceBlock.Row row : table.rows()) {
                    Matcher matcher =
                            RUN_TOGETHER.matcher(row.cells().getFirst().plain());
                    if (matcher.matches()) {
                        counts.merge(matcher.group("word"), 1, Integer::sum);
                    }
                }
            }
        }
        counts.values().removeIf(count -> count < 2);
        return new TableRows(notes, counts.keySet());
    }

    /// The words split from names, for a question.
    Set<String> partedWords() {
        return Set.copyOf(words);
    }

    /// The rows that list subprocessors; the rest of the table is noted as left out.
    List<ListRow> read(SourceBlock.Table table, @Nullable Category category) {
        Map<ColumnMeaning, Integer> columns = table.why().isEmpty() ? ColumnMeaning.in(table.columns()) : Map.of();
        if (columns.isEmpty()) {
            String why = table.why().isEmpty() ? "a table without a column of names" : table.why();
            table.rows().forEach(row -> notes.leaveOut(row.line(), row.text(), why));
            return List.of();
        }
        table.doubts().forEach(doubt -> notes.ask("", table.line(), doubt.found(), doubt.ask()));
        Integer purpose = columns.get(ColumnMeaning.PURPOSE);
        if (purpose != null
                && ColumnMeaning.of(table.columns().get(purpose)).isEmpty()
                && table.form() != SourcePart.Form.PAIRS) {
            notes.ask(
                    "",
                    table.line(),
                    table.columns().get(purpose),
                    "this column seems to describe each service: correct?");
        }
        var has = new ArrayList<ColumnMeaning>(columns.keySet());
        boolean parted = table.form() == SourcePart.Form.PAIRS
                && table.rows().stream()
                        .anyMatch(row -> parted(row.cells().getFirst().plain()) != null);
        if (parted) {
            has.add(ColumnMeaning.SERVICE);
        }
        var listing = new SourceList(table.line(), Set.copyOf(has), category, table.affiliates());
        var listed = new ArrayList<ListRow>();
        for (SourceBlock.Row row : table.body()) {
            List<ListRow> read = read(row, listing, columns, parted);
            if (read.isEmpty()) {
                notes.leaveOut(row.line(), row.text(), "a row without a name");
            } else {
                listed.addAll(read);
                unread(row, read.getFirst().name().name(), table.columns(), columns);
            }
        }
        return listed;
    }

    private List<ListRow> read(
            SourceBlock.Row row, SourceList listing, Map<ColumnMeaning, Integer> columns, boolean parted) {
        var cells = new EnumMap<ColumnMeaning, String>(ColumnMeaning.class);
        columns.forEach((column, index) -> {
            MarkedText text = index < row.cells().size() ? row.cells().get(index) : MarkedText.of("");
            String words = SAY_WHO.contains(column) ? Affiliates.without(value(column, text)) : value(column, text);
            if (!words.isEmpty()) {
                cells.put(column, words);
            }
        });
        cells.remove(ColumnMeaning.NAME);
        int at = columns.getOrDefault(ColumnMeaning.NAME, 0);
        MarkedText cell = at < row.cells().size() ? row.cells().get(at) : MarkedText.of("");
        Matcher together = parted ? parted(cell.plain()) : null;
        if (together != null) {
            cells.put(ColumnMeaning.SERVICE, together.group("word"));
            cell = MarkedText.of(together.group("rest"));
        }
        Trading trading = Trading.in(named(cell)).orElse(null);
        if (trading != null) {
            cells.put(ColumnMeaning.BRAND, trading.brand());
        }
        String words = trading == null ? null : trading.words();
        boolean affiliate = isAffiliate(row, columns);
        var listed = new ArrayList<ListRow>();
        for (NameLines one : NameLines.in(trading == null ? named(cell) : trading.who(), WORDS)) {
            if (!NameLines.isNobody(one.name(), WORDS)) {
                listed.add(listed(row, affiliate ? listing.ofAffiliates() : listing, one, cells, words));
            }
        }
        if (listed.size() > 1) {
            notes.ask(
                    "", row.line(), cell.plain(), "one line names several companies, listed separately here: correct?");
        }
        return listed;
    }

    /// True if a cell about identity or location ends with words for an affiliate, which may mean anything elsewhere.
    private static boolean isAffiliate(SourceBlock.Row row, Map<ColumnMeaning, Integer> columns) {
        var others = new HashSet<>(columns.values());
        SAY_WHO.stream()
                .flatMap(column -> Stream.ofNullable(columns.get(column)))
                .forEach(others::remove);
        return IntStream.range(0, row.cells().size())
                .filter(i -> !others.contains(i))
                .anyMatch(i -> Affiliates.end(row.cells().get(i).plain()));
    }

    /// The cell of a name without the words for an affiliate.
    private static MarkedText named(MarkedText cell) {
        String words = cell.plain();
        String bare = Affiliates.without(words);
        int end = bare.equals(words) || bare.isEmpty()
                ? -1
                : cell.raw().lastIndexOf(words.charAt(words.length() - 1) == ']' ? '[' : '(');
        return end < 0 ? cell : MarkedText.trimmed(cell.to(end));
    }

    private ListRow listed(
            SourceBlock.Row row,
            SourceList listing,
            NameLines name,
            Map<ColumnMeaning, String> all,
            @Nullable String trading) {
        var cells = new EnumMap<ColumnMeaning, String>(ColumnMeaning.class);
        cells.putAll(all);
        if (name.address() != null) {
            cells.putIfAbsent(ColumnMeaning.ADDRESS, name.address());
        }
        if (name.website() != null) {
            cells.putIfAbsent(ColumnMeaning.WEBSITE, name.website());
        }
        boolean purpose = cells.containsKey(ColumnMeaning.PURPOSE) || cells.containsKey(ColumnMeaning.SERVICE);
        if (!purpose && !name.said().isEmpty()) {
            cells.put(ColumnMeaning.PURPOSE, String.join(" ", name.said()));
        } else {
            name.said().forEach(words -> notes.leaveOut(row.line(), words, "beside the name"));
        }
        name.rest().forEach(words -> notes.leaveOut(row.line(), words, "beside the name"));
        String said = cells.remove(ColumnMeaning.BRAND);
        boolean known = said == null || name.brand() != null || said.equals(name.name());
        if (said != null && name.brand() != null && !said.equals(name.brand())) {
            notes.leaveOut(row.line(), said, "beside the name");
        }
        return new ListRow(
                row.line(), listing, named(row, NameCell.of(name.name())), known ? name.brand() : said, trading, cells);
    }

    /// The name's parts; words in brackets that begin with a lower-case letter are not part of a name.
    private NameCell named(SourceBlock.Row row, NameCell cell) {
        String unclear = cell.unclear();
        int end = cell.name().lastIndexOf('(');
        if (unclear == null || end < 1 || !Character.isLowerCase(unclear.codePointAt(0))) {
            return cell;
        }
        notes.leaveOut(row.line(), unclear, "beside the name");
        return new NameCell(cell.name().substring(0, end).strip(), cell.where(), cell.whom(), null);
    }

    /// The cell's text; for kinds, with what separates items of an array; for a website, the link's address if the text
    /// is not one.
    private static String value(ColumnMeaning column, MarkedText text) {
        if (column == ColumnMeaning.DATA || column == ColumnMeaning.SUBJECTS) {
            return text.each().stream().map(MarkedText::plain).collect(Collectors.joining(EngagementDraft.NEXT));
        }
        String words = column == ColumnMeaning.LOCATION ? PLACES.named(text.plain()) : text.plain();
        if (column != ColumnMeaning.WEBSITE || words.contains("://") || SubprocessorsDraft.isHost(words)) {
            return words;
        }
        return text.runs().stream()
                .map(MarkedText.Run::link)
                .filter(link -> link != null && link.startsWith("http"))
                .findFirst()
                .orElse(words);
    }

    private static MarkedText cell(SourceBlock.Row row, int column) {
        return column >= 0 && column < row.cells().size() ? row.cells().get(column) : MarkedText.of("");
    }

    private @Nullable Matcher parted(String name) {
        Matcher matcher = RUN_TOGETHER.matcher(name);
        return matcher.matches() && words.contains(matcher.group("word")) ? matcher : null;
    }

    /// Notes the cells of columns without a field in the draft, and the targets of their links.
    private void unread(SourceBlock.Row row, String name, List<String> head, Map<ColumnMeaning, Integer> columns) {
        for (int i = 0; i < row.cells().size(); i++) {
            MarkedText cell = row.cells().get(i);
            int at = i;
            boolean free = columns.getOrDefault(ColumnMeaning.CATEGORY, -1) == at
                    && !cell(row, columns.getOrDefault(ColumnMeaning.SERVICE, -1))
                            .isEmpty()
                    && Categories.named(cell.plain()).isEmpty();
            boolean placed = !free
                    && columns.entrySet().stream()
                            .anyMatch(one -> one.getValue() == at && !ColumnMeaning.UNPLACED.contains(one.getKey()));
            if (!placed && !cell.isEmpty() && !Affiliates.are(cell.plain())) {
                String links = cell.runs().stream()
                        .flatMap(run -> Stream.ofNullable(run.link()))
                        .filter(link -> !cell.plain().contains(link))
                        .map(link -> " <" + link + ">")
                        .distinct()
                        .collect(Collectors.joining());
                notes.unplaced(
                        i < head.size() ? head.get(i) : "",
                        row.line(),
                        name,
                        cell.plain() + links,
                        columns.getOrDefault(ColumnMeaning.SAFEGUARD, -1) == at);
            }
        }
    }
}
