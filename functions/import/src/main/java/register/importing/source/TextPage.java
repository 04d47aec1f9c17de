package register.importing.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page copied as plain text; blank lines separate its parts.
public final class TextPage {
    private static final int HEADING = 80;
    private static final int TITLE_OF_ROW = 200;
    private static final int PSEUDO = 7;
    private static final int COLUMNS = 60;
    private static final Pattern BULLET = Pattern.compile("(?:[–—•·*‣◦▪●-]|\\d{1,3}[.)])\\s+(?<text>.+)");
    /// A name and its description on one line.
    private static final Pattern SAYS = Pattern.compile(".{2,80}?(?:\\s[–—-]\\s|[–—]|:\\s|\\s\\().+");
    private static final Pattern ENDS_SENTENCE = Pattern.compile(".*[.!?…;:,]");
    private static final Pattern RULE = Pattern.compile("[\\s|+:=–—_-]+");
    private static final Pattern PIPE = Pattern.compile("\\s*\\|\\s*");
    private static final Pattern GAP = Pattern.compile("\\t|\\s{3,}");

    /// @param indent the white space before it
    private record Line(int number, String raw, String text, int indent) {}

    private final Predicate<String> company;
    private final List<SourcePart> parts = new ArrayList<>();

    private TextPage(Predicate<String> company) {
        this.company = company;
    }

    /// @param company true if a line names a company by its legal form
    public static Page read(String text, Predicate<String> company) {
        var page = new TextPage(company);
        var group = new ArrayList<Line>();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = Source.clean(raw);
            if (line.isEmpty()) {
                page.add(group);
                group.clear();
            } else {
                String indented = raw.stripTrailing();
                int indent = indented.length() - indented.strip().length();
                group.add(new Line(number, indented.strip(), line, indent));
            }
        }
        page.add(group);
        return Page.of(page.parts);
    }

    private void add(List<Line> group) {
        if (group.isEmpty()) {
            return;
        }
        int line = group.getFirst().number();
        List<SourcePart.Row> rows = rows(group);
        if (!rows.isEmpty()) {
            addRows(line, rows);
        } else if (isPairs(group)) {
            parts.add(new SourcePart.Grid(line, "", pairs(group), SourcePart.Form.PAIRS));
        } else {
            addLines(group);
        }
    }

    /// Adds rows to a table, which a blank line between them does not end.
    private void addRows(int line, List<SourcePart.Row> rows) {
        boolean continues = !parts.isEmpty()
                && parts.getLast() instanceof SourcePart.Grid before
                && before.form() == SourcePart.Form.TABLE
                && before.rows().getLast().cells().size()
                        == rows.getFirst().cells().size();
        var all = new ArrayList<SourcePart.Row>();
        if (continues && parts.removeLast() instanceof SourcePart.Grid before) {
            all.addAll(before.rows());
        }
        all.addAll(rows);
        parts.add(new SourcePart.Grid(
                all.size() == rows.size() ? line : all.getFirst().line(), "", all, SourcePart.Form.TABLE));
    }

    /// Rows with cells separated by tabs, bars or wide gaps; empty unless all lines are such rows.
    private static List<SourcePart.Row> rows(List<Line> group) {
        for (Pattern between : List.of(PIPE, GAP)) {
            List<SourcePart.Row> rows = group.stream()
                    .filter(line -> !RULE.matcher(line.raw()).matches())
                    .map(line -> SourcePart.Row.of(line.number(), cells(line, between)))
                    .toList();
            boolean wide = rows.stream()
                    .allMatch(row -> row.cells().size() > 1 && row.cells().size() <= COLUMNS);
            if (wide
                    && !rows.isEmpty()
                    && !BULLET.matcher(group.getFirst().text()).matches()) {
                return rows;
            }
        }
        return List.of();
    }

    private static List<String> cells(Line line, Pattern between) {
        String row = between.equals(PIPE) && line.raw().startsWith("|")
                ? line.raw().replaceAll("^\\|\\s*|\\s*\\|$", "")
                : line.raw();
        return Stream.of(between.split(row, -1)).map(Source::clean).toList();
    }

    private void addLines(List<Line> group) {
        boolean alike = group.size() > 1
                && group.stream().allMatch(line -> SAYS.matcher(line.text()).matches());
        int first = alike ? 0 : group.getFirst().number();
        var items = new ArrayList<SourcePart.Item>();
        int listed = 0;
        for (Line line : group) {
            Matcher bullet = BULLET.matcher(line.text());
            // A number alone is a heading's.
            boolean alone = group.size() == 1 && Character.isDigit(line.text().charAt(0));
            if (bullet.matches() && !alone) {
                listed = items.isEmpty() ? line.indent() : listed;
                add(items, line, bullet.group("text"), line.indent() > listed);
            } else if (!items.isEmpty() && line.indent() > listed) {
                add(items, line, line.text(), true);
            } else {
                addItems(items);
                parts.add(part(line, line.number() == first));
            }
        }
        addItems(items);
    }

    private static void add(List<SourcePart.Item> items, Line line, String text, boolean within) {
        var words = new SourcePart.Paragraph(line.number(), MarkedText.of(text));
        if (within && !items.isEmpty()) {
            SourcePart.Item last = items.removeLast();
            var more = new ArrayList<>(last.parts());
            more.add(words);
            items.add(new SourcePart.Item(last.line(), last.term(), more));
        } else {
            items.add(new SourcePart.Item(line.number(), MarkedText.of(""), List.of(words)));
        }
    }

    private void addItems(List<SourcePart.Item> items) {
        if (!items.isEmpty()) {
            parts.add(new SourcePart.Items(items.getFirst().line(), SourcePart.Kind.LIST, items));
            items.clear();
        }
    }

    private SourcePart part(Line line, boolean first) {
        String text = line.text();
        if (first && text.length() <= HEADING) {
            String words = text.replaceFirst(":$", "").strip();
            if (text.endsWith(":") && !words.isEmpty()) {
                return new SourcePart.Heading(line.number(), PSEUDO, MarkedText.of(words));
            }
            if (!words.isEmpty() && !endsSentence(text)) {
                return new SourcePart.Heading(line.number(), PSEUDO, MarkedText.of(text));
            }
        }
        return new SourcePart.Paragraph(line.number(), MarkedText.of(text));
    }

    /// True for the rows of a table, copied as two lines each: the company, then its purpose. At least one must be a
    /// company by its legal form; otherwise they are headings with text.
    private boolean isPairs(List<Line> group) {
        if (group.size() % 2 != 0
                || group.stream().anyMatch(line -> BULLET.matcher(line.text()).matches())) {
            return false;
        }
        boolean any = false;
        for (int i = 0; i < group.size(); i += 2) {
            String who = group.get(i).text();
            String what = group.get(i + 1).text();
            boolean names = who.length() <= TITLE_OF_ROW && !endsSentence(who);
            if (!names || !endsSentence(what)) {
                return false;
            }
            any |= company.test(who);
        }
        return any;
    }

    /// True if it ends a sentence, unlike `Linode, s. r. o.`
    private boolean endsSentence(String text) {
        return ENDS_SENTENCE.matcher(text).matches() && !company.test(text);
    }

    private static List<SourcePart.Row> pairs(List<Line> group) {
        var rows = new ArrayList<SourcePart.Row>();
        for (int i = 0; i < group.size(); i += 2) {
            rows.add(SourcePart.Row.of(
                    group.get(i).number(),
                    List.of(group.get(i).text(), group.get(i + 1).text())));
        }
        return rows;
    }
}
