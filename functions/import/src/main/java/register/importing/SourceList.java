package register.importing;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.importing.meaning.ColumnMeaning;
import register.policy.Category;

/// A list of subprocessors, in any form.
///
/// @param columns the meanings of its columns
/// @param category that its heading names; absent if it names none
/// @param affiliates true if the page calls them companies of its own group
record SourceList(
        int line, Set<ColumnMeaning> columns, @Nullable Category category, boolean affiliates) {
    SourceList {
        columns = Set.copyOf(columns);
    }

    SourceList ofAffiliates() {
        return new SourceList(line, columns, category, true);
    }
}
