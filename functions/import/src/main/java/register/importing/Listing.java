package register.importing;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.policy.Category;

/// A table that lists subprocessors.
///
/// @param columns of the table
/// @param category that its heading names; absent if it names none
/// @param question the question that asks for it then
record Listing(
        int line,
        Set<Column> columns,
        @Nullable Category category,
        @Nullable String question) {
    Listing {
        columns = Set.copyOf(columns);
    }
}
