package register.read.page;

import org.jspecify.annotations.Nullable;
import register.read.html.Search;
import register.read.html.SiteAddresses;
import register.value.Language;

/// How a reader wants to see a page: all of it is in the address.
///
/// @param ui the language of the words around the edition; null for the edition's
/// @param search what rows must contain, word by word; null for any
/// @param where what happens in it must be in a row; null for anywhere
/// @param byName whether rows are in the order of names, not of the policy
/// @param ungrouped whether categories stand in one table
public record Wish(
        @Nullable Language ui,
        @Nullable String search,
        @Nullable Where where,
        boolean byName,
        boolean ungrouped) {

    /// The page as it comes.
    public static final Wish NONE = new Wish(null, null, null, false, false);

    /// The names of the parameters.
    public static final String SEARCH = Search.NAME;

    public static final String WHERE = "where";
    public static final String SORT = "sort";
    public static final String GROUP = "group";
    public static final String BY_NAME = "name";
    public static final String UNGROUPED = "none";

    /// Whether it asks for anything but languages.
    public boolean isPlain() {
        return search == null && where == null && !byName && !ungrouped;
    }

    /// An address in the languages that are shown.
    String on(String address, Language edition) {
        return SiteAddresses.in(address, edition, ui);
    }

    /// The address of the list as it is asked for.
    String listOn(String address, Language edition) {
        String found = SiteAddresses.with(
                SiteAddresses.with(on(address, edition), SEARCH, search), WHERE, where == null ? null : where.term());
        return SiteAddresses.with(
                        SiteAddresses.with(found, SORT, byName ? BY_NAME : null), GROUP, ungrouped ? UNGROUPED : null)
                + "#" + AnchorIds.LIST;
    }

    Wish sorted(boolean wanted) {
        return new Wish(ui, search, where, wanted, ungrouped);
    }

    Wish joined(boolean wanted) {
        return new Wish(ui, search, where, byName, wanted);
    }
}
