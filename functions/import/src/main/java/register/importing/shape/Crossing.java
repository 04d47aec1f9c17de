package register.importing.shape;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import register.importing.source.MarkedText;
import register.importing.source.SourceBlock;
import register.importing.word.Vocabulary;

/// Tables with further details on subprocessors that another table lists one by one: their cells name several.
record Crossing(Vocabulary vocabulary) {
    private static final Pattern BETWEEN =
            Pattern.compile("[,;\\n/]|\\s(?:and|und|et|y|e|en|ja|og|och|i|a|és|și|ir|un|in|ve|та)\\s");

    List<SourceBlock> without(List<SourceBlock> blocks) {
        return blocks.stream()
                .map(block ->
                        block instanceof SourceBlock.Table table && table.why().isEmpty() && crosses(table, blocks)
                                ? ListFinder.excluded(
                                        table, "a table with several names in a cell, which are listed elsewhere")
                                : block)
                .toList();
    }

    private boolean crosses(SourceBlock.Table table, List<SourceBlock> blocks) {
        int name = name(table);
        if (name == 0) {
            return false;
        }
        Set<String> others = new HashSet<>();
        blocks.stream()
                .flatMap(block ->
                        block instanceof SourceBlock.Table other && other.why().isEmpty()
                                ? Stream.of(other)
                                : Stream.empty())
                .filter(other -> !other.equals(table))
                .forEach(other -> cells(other, name(other)).forEach(cell -> others.add(lower(cell))));
        List<MarkedText> own = cells(table, name);
        long several = own.stream()
                .map(cell -> BETWEEN.split(cell.raw().toLowerCase(Locale.ROOT)))
                .filter(parts -> parts.length > 1
                        && Stream.of(parts)
                                .map(String::strip)
                                .anyMatch(part ->
                                        part.length() > 1 && others.stream().anyMatch(other -> other.startsWith(part))))
                .count();
        long listed = own.stream()
                .map(Crossing::lower)
                .filter(part -> others.stream().anyMatch(other -> other.startsWith(part)))
                .count();
        return several > 0 && (several + listed) * 2 >= own.size();
    }

    private int name(SourceBlock.Table table) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (vocabulary
                    .column(table.columns().get(i))
                    .filter(Vocabulary.NAME::equals)
                    .isPresent()) {
                return i;
            }
        }
        return 0;
    }

    private static List<MarkedText> cells(SourceBlock.Table table, int column) {
        return table.body().stream()
                .filter(row -> column < row.cells().size())
                .map(row -> row.cells().get(column))
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    private static String lower(MarkedText cell) {
        return cell.plain().toLowerCase(Locale.ROOT);
    }
}
