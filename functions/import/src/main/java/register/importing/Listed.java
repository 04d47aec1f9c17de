package register.importing;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.importing.meaning.Column;

/// One row of a list of subprocessors.
///
/// @param brand that stands beside a company's name
/// @param trading the source's words, where they say that somebody trades under another name, the brand
/// @param cells without the empty ones
record Listed(
        int line,
        Listing listing,
        NameCell name,
        @Nullable String brand,
        @Nullable String trading,
        Map<Column, String> cells) {
    Listed {
        cells = Map.copyOf(cells);
    }

    @Nullable
    String cell(Column column) {
        return cells.get(column);
    }

    /// Whether the other row says the same about the same subprocessor.
    boolean repeats(Listed other) {
        return name.equals(other.name) && cells.equals(other.cells) && listing.category() == other.listing.category();
    }
}
