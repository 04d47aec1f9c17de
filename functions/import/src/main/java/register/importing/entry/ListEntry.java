package register.importing.entry;

import java.util.List;
import register.importing.source.MarkedText;

/// One thing of a list, as a name and its details.
///
/// @param marked true if markup sets the name apart from the details
/// @param weight the number of lines that are neither a name nor labelled
public record ListEntry(int line, MarkedText name, boolean marked, List<EntryField> fields, int weight) {
    public ListEntry {
        fields = List.copyOf(fields);
    }

    public String words() {
        return name.plain();
    }

    public boolean has(String meaning) {
        return fields.stream().anyMatch(field -> field.meaning().equals(meaning));
    }
}
