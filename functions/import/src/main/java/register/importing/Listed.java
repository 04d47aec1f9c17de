package register.importing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row of a table that lists subprocessors.
///
/// @param cells without the empty ones
record Listed(int line, Listing listing, NameCell name, Map<Column, String> cells) {
    Listed {
        cells = Map.copyOf(cells);
    }

    @Nullable
    String cell(Column column) {
        return cells.get(column);
    }

    /// The same row, in a table whose category a question asks for.
    Listed asked(String question) {
        return new Listed(
                line, new Listing(listing.line(), listing.columns(), listing.category(), question), name, cells);
    }

    /// Whether the other row says the same about the same subprocessor.
    boolean repeats(Listed other) {
        return name.equals(other.name) && cells.equals(other.cells) && listing.category() == other.listing.category();
    }
}
