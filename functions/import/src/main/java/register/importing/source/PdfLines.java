package register.importing.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.text.TextPosition;

/// The words of a PDF as lines of text: a paragraph or the row of a table is one line, tabs part its cells, blank lines
/// stand where gaps do. Distances are compared with the size of the type.
final class PdfLines {
    private static final double SAME_LINE = 0.4;
    private static final double NEXT_WORD = 0.15;
    private static final double NEXT_CELL = 0.8;
    private static final double SAME_SIZE = 0.1;
    /// How much wider than usual a gap between lines parts them.
    private static final double APART = 1.12;

    /// How much of the width a line fills that goes on in the next.
    private static final double FULL = 0.75;

    /// Words on one line without a wide gap.
    private record Words(String text, double left, double right, double size) {}

    private record Line(double at, double size, List<Words> cells) {
        double left() {
            return cells.getFirst().left();
        }

        double right() {
            return cells.getLast().right();
        }
    }

    private final List<List<Line>> pages = new ArrayList<>();
    private final List<TextPosition> signs = new ArrayList<>();

    void add(TextPosition sign) {
        signs.add(sign);
    }

    void endPage() {
        signs.sort(Comparator.comparingDouble(TextPosition::getYDirAdj));
        var lines = new ArrayList<Line>();
        for (int i = 0; i < signs.size(); ) {
            double at = signs.get(i).getYDirAdj();
            double size = size(signs.get(i));
            int end = i;
            while (end < signs.size() && signs.get(end).getYDirAdj() - at <= SAME_LINE * size) {
                end++;
            }
            List<Words> cells = cells(signs.subList(i, end));
            if (!cells.isEmpty()) {
                lines.add(new Line(at, cells.getFirst().size(), cells));
            }
            i = end;
        }
        signs.clear();
        pages.add(lines);
    }

    private static double size(TextPosition sign) {
        return Math.max(1, sign.getFontSizeInPt());
    }

    private static List<Words> cells(List<TextPosition> line) {
        var cells = new ArrayList<Words>();
        for (TextPosition sign : line.stream()
                .filter(one -> !one.getUnicode().isBlank())
                .sorted(Comparator.comparingDouble(TextPosition::getXDirAdj))
                .toList()) {
            double left = sign.getXDirAdj();
            Words last = cells.isEmpty() ? null : cells.getLast();
            double right = left + sign.getWidthDirAdj();
            if (last == null || left - last.right() > NEXT_CELL * size(sign)) {
                cells.add(new Words(sign.getUnicode(), left, right, size(sign)));
            } else {
                String space = left - last.right() > NEXT_WORD * size(sign) ? " " : "";
                cells.removeLast();
                cells.add(new Words(last.text() + space + sign.getUnicode(), last.left(), right, last.size()));
            }
        }
        return cells;
    }

    String text() {
        double usual = usualGap();
        var text = new StringBuilder();
        for (List<Line> page : pages) {
            double right = page.stream().mapToDouble(Line::right).max().orElse(0);
            for (int i = 0; i < page.size(); ) {
                int end = i + 1;
                while (end < page.size() && isNear(page.get(end - 1), page.get(end), usual)) {
                    end++;
                }
                text.append(block(page.subList(i, end), right)).append("\n\n");
                i = end;
            }
        }
        return text.toString();
    }

    /// The gap between lines that occurs most, in sizes of the type.
    private double usualGap() {
        Map<Long, Integer> gaps = new HashMap<>();
        for (List<Line> page : pages) {
            for (int i = 1; i < page.size(); i++) {
                if (page.get(i).cells().size() == 1 && page.get(i - 1).cells().size() == 1) {
                    gaps.merge(Math.round(20 * gap(page.get(i - 1), page.get(i))), 1, Integer::sum);
                }
            }
        }
        return gaps.entrySet().stream()
                        .max(Map.Entry.<Long, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                        .map(one -> one.getKey())
                        .orElse(24L)
                / 20.0;
    }

    private static double gap(Line one, Line next) {
        return (next.at() - one.at()) / next.size();
    }

    private static boolean isNear(Line one, Line next, double usual) {
        return gap(one, next) <= APART * usual && Math.abs(one.size() - next.size()) <= SAME_SIZE * next.size();
    }

    private static String block(List<Line> lines, double right) {
        List<double[]> columns = columns(lines);
        boolean table = columns.size() > 1;
        if (table && lines.stream().anyMatch(line -> line.cells().size() < columns.size())) {
            return row(lines, columns);
        }
        var text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean on = i > 0 && !table && lines.get(i - 1).right() - line.left() >= FULL * (right - line.left());
            text.append(i == 0 ? "" : on ? " " : "\n")
                    .append(line.cells().stream().map(Words::text).collect(Collectors.joining("\t")));
        }
        return text.toString();
    }

    /// The parts of the width that words fill, from left to right.
    private static List<double[]> columns(List<Line> lines) {
        var columns = new ArrayList<double[]>();
        lines.stream()
                .flatMap(line -> line.cells().stream())
                .sorted(Comparator.comparingDouble(Words::left))
                .forEach(words -> {
                    if (columns.isEmpty() || words.left() > columns.getLast()[1]) {
                        columns.add(new double[] {words.left(), words.right()});
                    } else {
                        columns.getLast()[1] = Math.max(columns.getLast()[1], words.right());
                    }
                });
        return columns;
    }

    /// Lines as the cells of one row, each of which has some lines.
    private static String row(List<Line> lines, List<double[]> columns) {
        return columns.stream()
                .map(column -> lines.stream()
                        .flatMap(line -> line.cells().stream())
                        .filter(words -> words.left() >= column[0] && words.left() <= column[1])
                        .map(Words::text)
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\t"));
    }
}
