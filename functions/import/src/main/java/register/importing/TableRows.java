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
import register.importing.meaning.Column;
import register.importing.source.Block;
import register.importing.source.Part;
import register.importing.source.Text;
import register.importing.word.Places;
import register.importing.word.Vocabulary;
import register.policy.Category;

/// Reads lists' rows. Splits words that copying has run together, `ServersExample Ltd`, if the same word begins
/// several rows.
final class TableRows {
    private static final Pattern RUN_TOGETHER = Pattern.compile("(?<word>\\p{Lu}\\p{Ll}+)(?=\\p{Lu})(?<rest>.+)");
    /// Columns of who a subprocessor is, and where.
    private static final Set<Column> SAY_WHO =
            Set.of(Column.NAME, Column.BRAND, Column.ADDRESS, Column.SEAT, Column.LOCATION);

    private static final Vocabulary WORDS = new Words();

    private static final Places PLACES = new Places(WORDS);

    private final Notes notes;
    private final Set<String> words;

    private TableRows(Notes notes, Set<String> words) {
        this.notes = notes;
        this.words = words;
    }

    static TableRows of(List<Block> blocks, Notes notes) {
        var counts = new HashMap<String, Integer>();
        for (Block block : blocks) {
            if (block instanceof Block.Table table && table.form() == Part.Form.PAIRS) {
                for (Block.Row row : table.rows()) {
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

    /// The words that were split from names, for a question.
    Set<String> partedWords() {
        return Set.copyOf(words);
    }

    /// The rows that list subprocessors; notes the rest of the table as left out.
    List<Listed> read(Block.Table table, @Nullable Category category) {
        Map<Column, Integer> columns = table.why().isEmpty() ? Column.in(table.columns()) : Map.of();
        if (columns.isEmpty()) {
            String why = table.why().isEmpty() ? "a table without a column of names" : table.why();
            table.rows().forEach(row -> notes.leaveOut(row.line(), row.text(), why));
            return List.of();
        }
        table.doubts().forEach(doubt -> notes.ask("", table.line(), doubt.found(), doubt.ask()));
        Integer purpose = columns.get(Column.PURPOSE);
        if (purpose != null && Column.of(table.columns().get(purpose)).isEmpty() && table.form() != Part.Form.PAIRS) {
            notes.ask("", table.line(), table.columns().get(purpose), "this column reads as what each does: right?");
        }
        var has = new ArrayList<Column>(columns.keySet());
        boolean parted = table.form() == Part.Form.PAIRS
                && table.rows().stream()
                        .anyMatch(row -> parted(row.cells().getFirst().plain()) != null);
        if (parted) {
            has.add(Column.SERVICE);
        }
        var listing = new Listing(table.line(), Set.copyOf(has), category, table.affiliates());
        var listed = new ArrayList<Listed>();
        for (Block.Row row : table.body()) {
            List<Listed> read = read(row, listing, columns, parted);
            if (read.isEmpty()) {
                notes.leaveOut(row.line(), row.text(), "a row that names nobody");
            } else {
                listed.addAll(read);
                unread(row, read.getFirst().name().name(), table.columns(), columns);
            }
        }
        return listed;
    }

    private List<Listed> read(Block.Row row, Listing listing, Map<Column, Integer> columns, boolean parted) {
        var cells = new EnumMap<Column, String>(Column.class);
        columns.forEach((column, index) -> {
            Text text = index < row.cells().size() ? row.cells().get(index) : Text.of("");
            String words = SAY_WHO.contains(column) ? Affiliates.without(value(column, text)) : value(column, text);
            if (!words.isEmpty()) {
                cells.put(column, words);
            }
        });
        cells.remove(Column.NAME);
        int at = columns.getOrDefault(Column.NAME, 0);
        Text cell = at < row.cells().size() ? row.cells().get(at) : Text.of("");
        Matcher together = parted ? parted(cell.plain()) : null;
        if (together != null) {
            cells.put(Column.SERVICE, together.group("word"));
            cell = Text.of(together.group("rest"));
        }
        Trading trading = Trading.in(named(cell)).orElse(null);
        if (trading != null) {
            cells.put(Column.BRAND, trading.brand());
        }
        String words = trading == null ? null : trading.words();
        boolean affiliate = isAffiliate(row, columns);
        var listed = new ArrayList<Listed>();
        for (NameLines one : NameLines.in(trading == null ? named(cell) : trading.who(), WORDS)) {
            if (!NameLines.isNobody(one.name(), WORDS)) {
                listed.add(listed(row, affiliate ? listing.ofAffiliates() : listing, one, cells, words));
            }
        }
        if (listed.size() > 1) {
            notes.ask("", row.line(), cell.plain(), "one line names several companies; each stands alone: right?");
        }
        return listed;
    }

    /// What a row says of data or services may end with such words, too.
    private static boolean isAffiliate(Block.Row row, Map<Column, Integer> columns) {
        var others = new HashSet<>(columns.values());
        SAY_WHO.stream()
                .flatMap(column -> Stream.ofNullable(columns.get(column)))
                .forEach(others::remove);
        return IntStream.range(0, row.cells().size())
                .filter(i -> !others.contains(i))
                .anyMatch(i -> Affiliates.end(row.cells().get(i).plain()));
    }

    /// The cell of a name without words that say whose it is.
    private static Text named(Text cell) {
        String words = cell.plain();
        String bare = Affiliates.without(words);
        int end = bare.equals(words) || bare.isEmpty()
                ? -1
                : cell.raw().lastIndexOf(words.charAt(words.length() - 1) == ']' ? '[' : '(');
        return end < 0 ? cell : Text.trimmed(cell.to(end));
    }

    private Listed listed(
            Block.Row row, Listing listing, NameLines name, Map<Column, String> all, @Nullable String trading) {
        var cells = new EnumMap<Column, String>(Column.class);
        cells.putAll(all);
        if (name.address() != null) {
            cells.putIfAbsent(Column.ADDRESS, name.address());
        }
        if (name.website() != null) {
            cells.putIfAbsent(Column.WEBSITE, name.website());
        }
        boolean purpose = cells.containsKey(Column.PURPOSE) || cells.containsKey(Column.SERVICE);
        if (!purpose && !name.said().isEmpty()) {
            cells.put(Column.PURPOSE, String.join(" ", name.said()));
        } else {
            name.said().forEach(words -> notes.leaveOut(row.line(), words, "beside the name"));
        }
        name.rest().forEach(words -> notes.leaveOut(row.line(), words, "beside the name"));
        String said = cells.remove(Column.BRAND);
        boolean known = said == null || name.brand() != null || said.equals(name.name());
        if (said != null && name.brand() != null && !said.equals(name.brand())) {
            notes.leaveOut(row.line(), said, "beside the name");
        }
        return new Listed(
                row.line(), listing, named(row, NameCell.of(name.name())), known ? name.brand() : said, trading, cells);
    }

    /// Words in brackets that begin with a small letter are no part of a name.
    private NameCell named(Block.Row row, NameCell cell) {
        String unclear = cell.unclear();
        int end = cell.name().lastIndexOf('(');
        if (unclear == null || end < 1 || !Character.isLowerCase(unclear.codePointAt(0))) {
            return cell;
        }
        notes.leaveOut(row.line(), unclear, "beside the name");
        return new NameCell(cell.name().substring(0, end).strip(), cell.where(), cell.whom(), null);
    }

    /// A link's words may not be its address.
    private static String value(Column column, Text text) {
        String words = column == Column.LOCATION ? PLACES.named(text.plain()) : text.plain();
        if (column != Column.WEBSITE || words.contains("://")) {
            return words;
        }
        return text.runs().stream()
                .map(Text.Run::link)
                .filter(link -> link != null && link.startsWith("http"))
                .findFirst()
                .orElse(words);
    }

    private @Nullable Matcher parted(String name) {
        Matcher matcher = RUN_TOGETHER.matcher(name);
        return matcher.matches() && words.contains(matcher.group("word")) ? matcher : null;
    }

    /// Notes the cells of columns without a field in the draft, and where their links lead.
    private void unread(Block.Row row, String name, List<String> head, Map<Column, Integer> columns) {
        for (int i = 0; i < row.cells().size(); i++) {
            Text cell = row.cells().get(i);
            int at = i;
            boolean placed = columns.entrySet().stream()
                    .anyMatch(one -> one.getValue() == at && !Column.UNPLACED.contains(one.getKey()));
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
                        columns.getOrDefault(Column.SAFEGUARD, -1) == at);
            }
        }
    }
}
