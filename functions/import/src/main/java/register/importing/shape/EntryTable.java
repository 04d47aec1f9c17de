package register.importing.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import register.importing.entry.Context;
import register.importing.entry.EntryField;
import register.importing.entry.Labels;
import register.importing.entry.ListEntry;
import register.importing.source.MarkedText;
import register.importing.source.SourceBlock;
import register.importing.source.SourcePart;
import register.importing.word.Vocabulary;

/// Entries as the rows of a table, with a column for each detail.
final class EntryTable {
    private static final double SURE = 3.5;
    private static final MarkedText NOTHING = MarkedText.of("");

    private EntryTable() {}

    /// @param score the likelihood that they are subprocessors
    static SourceBlock.Table of(List<ListEntry> entries, Context context, double score, Vocabulary vocabulary) {
        var columns = new LinkedHashMap<String, String>();
        columns.put(Vocabulary.NAME, "Name");
        for (ListEntry entry : entries) {
            entry.fields().forEach(field -> columns.merge(key(field), word(field), (before, word) -> before));
        }
        var keys = List.copyOf(columns.keySet());
        List<SourceBlock.Row> rows = entries.stream()
                .map(entry -> new SourceBlock.Row(entry.line(), cells(entry, keys)))
                .toList();
        var doubts = new ArrayList<SourceBlock.Doubt>();
        if (score < SURE) {
            doubts.add(new SourceBlock.Doubt(
                    entries.getFirst().words(), "this and its list seem to be the subprocessors: correct?"));
        }
        var table = new SourceBlock.Table(
                entries.getFirst().line(),
                rows,
                0,
                List.copyOf(columns.values()),
                SourcePart.Form.TABLE,
                doubts,
                context.isAffiliates(""),
                "");
        return Placed.by(context, table, vocabulary);
    }

    private static List<MarkedText> cells(ListEntry entry, List<String> keys) {
        Map<String, List<MarkedText>> values = new LinkedHashMap<>();
        values.put(Vocabulary.NAME, new ArrayList<>(List.of(entry.name())));
        for (EntryField field : entry.fields()) {
            values.computeIfAbsent(key(field), _ -> new ArrayList<>()).add(field.value());
        }
        return keys.stream()
                .map(key -> values.containsKey(key) ? MarkedText.lines(values.get(key)) : NOTHING)
                .toList();
    }

    private static String key(EntryField field) {
        return field.meaning().isEmpty() ? "label " + Labels.bare(field.label()) : field.meaning();
    }

    private static String word(EntryField field) {
        if (!field.label().isEmpty()) {
            return field.label().replaceAll("\\s*[:：]+$", "");
        }
        return switch (field.meaning()) {
            case Vocabulary.LOCATION -> "Location";
            case Vocabulary.ADDRESS -> "Address";
            case Vocabulary.SERVICE -> "Service";
            default -> "Purpose";
        };
    }
}
