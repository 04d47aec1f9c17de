package register.importing;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.policy.Category;

/// A table that lists subprocessors.
///
/// @param columns those that it has
/// @param category as its heading names it; absent where it names none
/// @param question what asks for the category then
record Listing(
        int line,
        Set<Column> columns,
        @Nullable Category category,
        @Nullable String question) {
    Listing {
        columns = Set.copyOf(columns);
    }
}
