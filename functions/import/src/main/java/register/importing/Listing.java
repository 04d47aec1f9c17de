package register.importing;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.importing.meaning.Column;
import register.policy.Category;

/// A list of subprocessors, in whatever form.
///
/// @param columns what it says of them
/// @param category that its heading names; absent if it names none
/// @param affiliates whether the page says that they are companies of its own group
record Listing(int line, Set<Column> columns, @Nullable Category category, boolean affiliates) {
    Listing {
        columns = Set.copyOf(columns);
    }

    Listing ofAffiliates() {
        return new Listing(line, columns, category, true);
    }
}
