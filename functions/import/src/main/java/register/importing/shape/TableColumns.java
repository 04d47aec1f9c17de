package register.importing.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import register.importing.entry.Context;
import register.importing.source.MarkedText;
import register.importing.source.SourceBlock;
import register.importing.source.SourcePart;
import register.importing.word.NameWords;
import register.importing.word.PlaceWords;
import register.importing.word.Vocabulary;

/// The meanings of a table's columns: by the words of its head or, failing that, by their content.
final class TableColumns {
    private static final double SURE = 6;
    private static final double NAME_ALONE = 4.5;
    private static final double BY_FORM = 4.5;
    private static final double GUESSED = 3;
    private static final double UNKNOWN = 1.5;
    /// Columns whose places are not places of processing.
    private static final Set<String> OTHERWISE = Set.of("SEAT", "ADDRESS", "APPLIES", "SUBJECTS");

    private static final double NEARLY_ALL = 0.9;
    private static final double MOST = 0.6;
    private static final double A_FEW = 0.15;
    private static final Pattern DATE = Pattern.compile(
            ".*\\b(?:\\d{4}-\\d{1,2}(?:-\\d{1,2})?|\\d{1,2}[./]\\s?\\d{1,2}[./]\\s?\\d{2,4}|\\d{1,2}\\D{1,15}\\d{4}|\\p{L}+\\.? \\d{1,2},? \\d{4}|\\p{L}+ \\d{4})\\b.*");
    private static final int LONGEST_HEAD = 50;
    private static final int LONGEST_DATE = 40;

    private final Vocabulary vocabulary;
    private final NameWords names;
    private final PlaceWords places;

    TableColumns(Vocabulary vocabulary) {
        this.places = new PlaceWords(vocabulary);
        this.vocabulary = vocabulary;
        this.names = new NameWords(vocabulary);
    }

    /// @param columns the meaning of each, as a word
    /// @param name the index of the names' column; negative if there is none
    record Found(List<String> columns, int name, List<SourceBlock.Doubt> doubts, double score) {}

    Found of(List<String> words, List<SourcePart.Row> body, boolean headed, Context context) {
        var columns = new ArrayList<>(words);
        var doubts = new ArrayList<SourceBlock.Doubt>();
        List<String> said = words.stream().map(this::meaning).toList();
        boolean brands = !said.contains(Vocabulary.NAME);
        List<String> meanings = said.stream()
                .map(one -> brands && one.equals(Vocabulary.BRAND) ? Vocabulary.NAME : one)
                .toList();
        boolean others = meanings.stream().anyMatch(one -> !one.isEmpty() && !one.equals(Vocabulary.NAME));
        int name = named(meanings, body);
        double score = others ? SURE : NAME_ALONE;
        if (name < 0) {
            name = guessed(meanings, body, headed);
            boolean form = name >= 0 && ColumnCells.share(body, name, this::isCompany) >= MOST;
            score = form ? BY_FORM : others ? GUESSED : UNKNOWN + Math.min(1, context.score(vocabulary));
            if (name >= 0) {
                doubts.add(doubt(words, body, name));
            }
        }
        if (name < 0) {
            return new Found(columns, name, doubts, -1);
        }
        for (int i = 0; i < columns.size(); i++) {
            if (i != name && meanings.get(i).equals(Vocabulary.NAME)) {
                columns.set(i, "");
            }
        }
        if (!meaning(columns.get(name)).equals(Vocabulary.NAME)) {
            columns.set(name, "Name");
        }
        byContent(columns, body, name, doubts);
        return new Found(columns, name, doubts, score);
    }

    boolean mayName(String cell) {
        return names.may(cell);
    }

    private SourceBlock.Doubt doubt(List<String> words, List<SourcePart.Row> body, int name) {
        String word = words.get(name);
        boolean two = words.size() == 2 && words.stream().allMatch(String::isEmpty);
        return word.isEmpty()
                ? new SourceBlock.Doubt(
                        String.join(
                                " | ",
                                body.getFirst().cells().stream()
                                        .map(cell -> cell.plain())
                                        .toList()),
                        "the column names do not say what the columns contain; column " + (name + 1)
                                + " seems to be the subprocessors" + (two ? ", the other as the purpose" : "")
                                + ": correct?")
                : new SourceBlock.Doubt(word, "this column seems to be the subprocessors: correct?");
    }

    /// Of several columns headed as names, the one whose cells look most like names.
    private int named(List<String> meanings, List<SourcePart.Row> body) {
        return IntStream.range(0, meanings.size())
                .filter(i -> meanings.get(i).equals(Vocabulary.NAME))
                .boxed()
                .max(java.util.Comparator.<Integer>comparingDouble(i -> rank(body, i))
                        .thenComparingInt(i -> -i))
                .orElse(-1);
    }

    private double rank(List<SourcePart.Row> body, int column) {
        return Math.round(10
                        * ColumnCells.share(body, column, names::may)
                        * Math.min(1, 1.3 * ColumnCells.distinct(body, column)))
                / 10.0;
    }

    /// The column of services, if they are named instead of their providers; otherwise the first unexplained column.
    private int guessed(List<String> meanings, List<SourcePart.Row> body, boolean headed) {
        boolean others =
                meanings.stream().anyMatch(one -> one.equals(Vocabulary.LOCATION) || one.equals(Vocabulary.PURPOSE));
        boolean placed =
                IntStream.range(0, meanings.size()).anyMatch(i -> ColumnCells.share(body, i, places::among) >= MOST);
        int best = -1;
        double most = -1;
        for (int i = 0; i < meanings.size(); i++) {
            boolean tools = meanings.get(i).equals(Vocabulary.SERVICE) && isLinked(body, i);
            double companies = ColumnCells.share(body, i, this::isCompany);
            boolean open = tools
                    || meanings.get(i).isEmpty()
                    || (meanings.get(i).equals(Vocabulary.SERVICE) && others)
                    || companies >= MOST;
            boolean like = open
                    && (tools || others || headed || placed || companies >= 0.5)
                    && (companies >= 0.5
                            || (ColumnCells.share(body, i, names::may) >= MOST
                                    && ColumnCells.distinct(body, i) >= MOST))
                    && ColumnCells.share(body, i, places::among) < MOST
                    && ColumnCells.share(body, i, TableColumns::isDate) < MOST;
            if (like && companies > most + A_FEW) {
                best = i;
                most = companies;
            }
        }
        return best;
    }

    /// True if its cells link to other sites, each service to its provider's.
    private static boolean isLinked(List<SourcePart.Row> body, int column) {
        long linked = body.stream()
                .filter(row -> Grids.cell(row, column).runs().stream()
                        .anyMatch(run -> run.link() != null && run.link().matches("(?i)(?:https?:)?//.*")))
                .count();
        return linked >= MOST * body.size();
    }

    /// Assigns columns that the head does not explain: places by their content, and a purpose if one column is left.
    private void byContent(List<String> columns, List<SourcePart.Row> body, int name, List<SourceBlock.Doubt> doubts) {
        if (columns.stream().map(this::meaning).noneMatch(Vocabulary.LOCATION::equals)) {
            IntStream.range(0, columns.size())
                    .filter(i -> i != name && meaning(columns.get(i)).isEmpty())
                    .filter(i -> ColumnCells.share(body, i, places::among) >= MOST)
                    .boxed()
                    .findFirst()
                    .or(() -> IntStream.range(0, columns.size())
                            .filter(i -> i != name && !OTHERWISE.contains(meaning(columns.get(i))))
                            .filter(i -> ColumnCells.share(body, i, places::are) >= NEARLY_ALL)
                            .boxed()
                            .findFirst())
                    .ifPresent(i -> columns.set(i, "Location"));
        }
        boolean said = columns.stream()
                .map(this::meaning)
                .anyMatch(one -> one.equals(Vocabulary.PURPOSE) || one.equals(Vocabulary.SERVICE));
        List<Integer> left = IntStream.range(0, columns.size())
                .filter(i -> i != name && meaning(columns.get(i)).isEmpty())
                .filter(i ->
                        ColumnCells.share(body, i, cell -> cell.length() > 2 && !isDate(cell) && !cell.contains("://"))
                                >= MOST)
                .boxed()
                .toList();
        if (!said && !left.isEmpty()) {
            int column = left.getFirst();
            if (!columns.get(column).isEmpty()) {
                doubts.add(new SourceBlock.Doubt(
                        columns.get(column), "this column seems to be the purpose:" + " correct?"));
            }
            columns.set(column, "Purpose");
        }
    }

    /// True if each row begins with a date, as in a list of changes.
    boolean isHistory(List<SourcePart.Row> body) {
        return ColumnCells.share(body, 0, TableColumns::isDate) > MOST;
    }

    private static boolean isDate(String cell) {
        return cell.length() <= LONGEST_DATE && DATE.matcher(cell).matches();
    }

    private boolean isCompany(String cell) {
        int bracket = cell.indexOf(" (");
        return vocabulary.isCompany(cell) || (bracket > 0 && vocabulary.isCompany(cell.substring(0, bracket)));
    }

    private String meaning(String word) {
        return word.isEmpty()
                ? ""
                : vocabulary.column(word.toLowerCase(Locale.ROOT)).orElse("");
    }

    /// True if the first row is an unmarked head: the others name companies or places where it does not.
    boolean isHead(List<SourcePart.Row> rows) {
        if (rows.size() < 3) {
            return false;
        }
        SourcePart.Row first = rows.getFirst();
        List<SourcePart.Row> others = rows.subList(1, rows.size());
        boolean shorts = first.cells().stream()
                .map(MarkedText::plain)
                .allMatch(cell -> !cell.isEmpty()
                        && cell.length() <= LONGEST_HEAD
                        && !isCompany(cell)
                        && !isDate(cell)
                        && !cell.contains("://")
                        && !places.among(cell));
        return shorts
                && IntStream.range(0, first.cells().size())
                        .anyMatch(i -> ColumnCells.share(others, i, this::isCompany) >= 0.5
                                || ColumnCells.share(others, i, places::among) >= MOST
                                || ColumnCells.share(others, i, TableColumns::isDate) >= MOST);
    }
}
