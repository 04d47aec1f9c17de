package register.importing.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import register.importing.entry.Context;
import register.importing.entry.Entry;
import register.importing.entry.Field;
import register.importing.entry.Labels;
import register.importing.source.Block;
import register.importing.source.Part;
import register.importing.source.Text;
import register.importing.word.Vocabulary;

/// Entries as the rows of a table: a column for each thing that they say.
final class EntryTable {
    private static final double SURE = 3.5;
    private static final Text NOTHING = Text.of("");

    private EntryTable() {}

    /// @param score how likely they are subprocessors
    static Block.Table of(List<Entry> entries, Context context, double score, Vocabulary vocabulary) {
        var columns = new LinkedHashMap<String, String>();
        columns.put(Vocabulary.NAME, "Name");
        for (Entry entry : entries) {
            entry.fields().forEach(field -> columns.merge(key(field), word(field), (before, word) -> before));
        }
        var keys = List.copyOf(columns.keySet());
        List<Block.Row> rows = entries.stream()
                .map(entry -> new Block.Row(entry.line(), cells(entry, keys)))
                .toList();
        var doubts = new ArrayList<Block.Doubt>();
        if (score < SURE) {
            doubts.add(new Block.Doubt(
                    entries.getFirst().words(), "this and what is listed with it reads as the subprocessors: right?"));
        }
        var table = new Block.Table(
                entries.getFirst().line(),
                rows,
                0,
                List.copyOf(columns.values()),
                Part.Form.TABLE,
                doubts,
                context.isAffiliates(""),
                "");
        return Placed.by(context, table, vocabulary);
    }

    private static List<Text> cells(Entry entry, List<String> keys) {
        Map<String, List<Text>> values = new LinkedHashMap<>();
        values.put(Vocabulary.NAME, new ArrayList<>(List.of(entry.name())));
        for (Field field : entry.fields()) {
            values.computeIfAbsent(key(field), _ -> new ArrayList<>()).add(field.value());
        }
        return keys.stream()
                .map(key -> values.containsKey(key) ? Text.lines(values.get(key)) : NOTHING)
                .toList();
    }

    private static String key(Field field) {
        return field.meaning().isEmpty() ? "label " + Labels.bare(field.label()) : field.meaning();
    }

    private static String word(Field field) {
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
