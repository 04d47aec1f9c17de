package register.importing.entry;

import java.util.List;
import register.importing.source.MarkedText;

/// One thing of a list, as a name and what is said of it.
///
/// @param marked whether the page sets the name apart from what is said
/// @param weight how much it holds that is neither a name nor said behind a label, in lines
public record ListEntry(int line, MarkedText name, boolean marked, List<EntryField> fields, int weight) {
    public ListEntry {
        fields = List.copyOf(fields);
    }

    public String words() {
        return name.plain();
    }

    boolean has(String meaning) {
        return fields.stream().anyMatch(field -> field.meaning().equals(meaning));
    }
}
