package register.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import register.importing.source.Block;
import register.importing.source.Source;

/// A page copied as plain text; blank lines separate its blocks.
final class TextPage {
    private static final int HEADING = 80;
    private static final int TITLE_OF_ROW = 200;
    private static final Pattern BULLET = Pattern.compile("[–—•·*‣◦-]\\s+(.+)");
    private static final Pattern ENDS_SENTENCE = Pattern.compile(".*[.!?…;:,]");

    private record Line(int number, String text, boolean tabbed) {}

    private TextPage() {}

    static List<Block> read(String text) {
        var blocks = new ArrayList<Block>();
        var group = new ArrayList<Line>();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = Source.clean(raw);
            if (line.isEmpty()) {
                add(group, blocks);
                group.clear();
            } else {
                boolean tabbed = raw.strip().contains("\t");
                group.add(new Line(number, tabbed ? raw.strip() : line, tabbed));
            }
        }
        add(group, blocks);
        return blocks;
    }

    private static void add(List<Line> group, List<Block> blocks) {
        if (group.isEmpty()) {
            return;
        }
        int line = group.getFirst().number();
        if (group.size() > 1 && group.stream().allMatch(Line::tabbed)) {
            blocks.add(new Block.Table(
                    line,
                    group.stream()
                            .map(row -> new Block.Row(row.number(), cells(row)))
                            .toList(),
                    Block.Head.UNKNOWN));
        } else if (isPairs(group)) {
            blocks.add(new Block.Table(line, pairs(group), Block.Head.NAME_AND_PURPOSE));
        } else {
            group.forEach(one -> blocks.add(block(one, one.number() == line)));
        }
    }

    private static Block block(Line line, boolean first) {
        String text = Source.clean(line.text());
        Matcher bullet = BULLET.matcher(text);
        if (bullet.matches()) {
            return new Block.Bullet(line.number(), bullet.group(1));
        }
        if (first && text.length() <= HEADING) {
            if (text.endsWith(":")) {
                return new Block.Heading(
                        line.number(), text.substring(0, text.length() - 1).strip());
            }
            if (!ENDS_SENTENCE.matcher(text).matches()) {
                return new Block.Heading(line.number(), text);
            }
        }
        return new Block.Paragraph(line.number(), text);
    }

    private static List<String> cells(Line line) {
        return Stream.of(line.text().split("\t", -1)).map(Source::clean).toList();
    }

    /// Whether these are the rows of a table, copied as two lines each: who, then what for. At least one must be a
    /// company by its legal form; otherwise they are headings with text.
    private static boolean isPairs(List<Line> group) {
        if (group.size() % 2 != 0
                || group.stream().anyMatch(line -> BULLET.matcher(line.text()).matches())) {
            return false;
        }
        boolean company = false;
        for (int i = 0; i < group.size(); i += 2) {
            String who = group.get(i).text();
            String what = group.get(i + 1).text();
            boolean names = who.length() <= TITLE_OF_ROW && !endsSentence(who);
            if (!names || !endsSentence(what)) {
                return false;
            }
            company |= LegalForm.in(NameCell.of(who).name()).isPresent();
        }
        return company;
    }

    /// `Linode, s. r. o.` ends no sentence.
    private static boolean endsSentence(String text) {
        return ENDS_SENTENCE.matcher(text).matches() && LegalForm.in(text).isEmpty();
    }

    private static List<Block.Row> pairs(List<Line> group) {
        var rows = new ArrayList<Block.Row>();
        for (int i = 0; i < group.size(); i += 2) {
            rows.add(new Block.Row(
                    group.get(i).number(),
                    List.of(group.get(i).text(), group.get(i + 1).text())));
        }
        return rows;
    }
}
