package register.read.page;

import org.jspecify.annotations.Nullable;
import register.page.Search;
import register.page.SiteAddresses;
import register.value.Language;

/// A reader's arrangement of a page, all of it in the address.
///
/// @param ui the language of the words around the edition; null for the edition's
/// @param search words that rows must contain; null for any
/// @param where the place that rows must have; null for any
/// @param byName true if rows are ordered by name instead of as in the policy
/// @param ungrouped true if all categories are in one table
public record PageOptions(
        @Nullable Language ui,
        @Nullable String search,
        @Nullable PlaceFilter where,
        boolean byName,
        boolean ungrouped) {

    /// The default arrangement.
    public static final PageOptions NONE = new PageOptions(null, null, null, false, false);

    /// The names of the parameters.
    public static final String SEARCH = Search.NAME;

    public static final String WHERE = "where";
    public static final String SORT = "sort";
    public static final String GROUP = "group";
    public static final String BY_NAME = "name";
    public static final String UNGROUPED = "none";

    /// True if it sets nothing but languages.
    public boolean isPlain() {
        return search == null && where == null && !byName && !ungrouped;
    }

    /// An address in the current languages.
    String on(String address, Language edition) {
        return SiteAddresses.in(address, edition, ui);
    }

    /// The address of the list in this arrangement.
    String listOn(String address, Language edition) {
        String found = SiteAddresses.with(on(address, edition), SEARCH, search, WHERE, where);
        return SiteAddresses.with(found, SORT, byName ? BY_NAME : null, GROUP, ungrouped ? UNGROUPED : null) + "#"
                + AnchorIds.LIST;
    }

    PageOptions sorted(boolean wanted) {
        return new PageOptions(ui, search, where, wanted, ungrouped);
    }

    PageOptions joined(boolean wanted) {
        return new PageOptions(ui, search, where, byName, wanted);
    }
}
