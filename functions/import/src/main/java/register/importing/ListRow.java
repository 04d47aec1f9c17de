package register.importing;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import register.importing.meaning.ColumnMeaning;

/// One row of a list of subprocessors.
///
/// @param brand the brand beside a company's name
/// @param trading the source's words, if they state another trading name, which is the brand
/// @param cells the non-empty ones
record ListRow(
        int line,
        SourceList listing,
        NameCell name,
        @Nullable String brand,
        @Nullable String trading,
        Map<ColumnMeaning, String> cells) {
    ListRow {
        cells = Map.copyOf(cells);
    }

    @Nullable
    String cell(ColumnMeaning column) {
        return cells.get(column);
    }

    /// True if the other row says the same about the same subprocessor.
    boolean repeats(ListRow other) {
        return name.equals(other.name)
                && cells.equals(other.cells)
                && Objects.equals(listing.category(), other.listing.category());
    }
}
