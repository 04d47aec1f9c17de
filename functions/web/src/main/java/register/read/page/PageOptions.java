package register.read.page;

import org.jspecify.annotations.Nullable;
import register.page.Search;
import register.page.SiteAddresses;
import register.read.lookup.EngagementFilter;
import register.read.lookup.PlaceFilter;
import register.value.Language;

/// A reader's arrangement of a page, all of it in the address.
///
/// @param ui the language of the words around the edition; null for the edition's
/// @param search words that rows must contain; null for any
/// @param where the place that rows must have; null for any
/// @param scope the reader's own region and feature
/// @param byName true if rows are ordered by name instead of as in the policy
/// @param ungrouped true if all categories are in one table
public record PageOptions(
        @Nullable Language ui,
        @Nullable String search,
        @Nullable PlaceFilter where,
        EngagementFilter scope,
        boolean byName,
        boolean ungrouped) {

    /// The default arrangement.
    public static final PageOptions NONE = of(null);

    /// The names of the parameters.
    public static final String SEARCH = Search.NAME;

    public static final String WHERE = "where";
    public static final String REGION = "region";
    public static final String FEATURE = "feature";
    public static final String SORT = "sort";
    public static final String GROUP = "group";
    public static final String BY_NAME = "name";
    public static final String UNGROUPED = "none";

    /// The default arrangement in a language of the words.
    public static PageOptions of(@Nullable Language ui) {
        return new PageOptions(ui, null, null, EngagementFilter.ALL, false, false);
    }

    /// True if it sets nothing but languages.
    public boolean isPlain() {
        return search == null && !isChoice() && !byName && !ungrouped;
    }

    /// True if the reader chose which rows concern her.
    boolean isChoice() {
        return where != null || !scope.isEmpty();
    }

    /// An address in the current languages.
    String on(String address, Language edition) {
        return SiteAddresses.in(address, edition, ui);
    }

    /// The address of the list in this arrangement.
    String listOn(String address, Language edition) {
        String found = SiteAddresses.with(on(address, edition), SEARCH, search, WHERE, where);
        found = SiteAddresses.with(found, REGION, scope.region(), FEATURE, scope.feature());
        return SiteAddresses.with(found, SORT, byName ? BY_NAME : null, GROUP, ungrouped ? UNGROUPED : null) + "#"
                + AnchorIds.LIST;
    }

    /// The address of the reader's choice alone: the kept page, which a folder of files has too, with a query.
    String choiceOn(String address, Language edition, @Nullable String region, @Nullable String feature) {
        String kept = on(address, edition);
        String choice = SiteAddresses.with("", REGION, region, FEATURE, feature, WHERE, where);
        return (kept.contains("?") ? kept + choice.replaceFirst("^\\?", "&") : kept + choice) + "#" + AnchorIds.LIST;
    }

    PageOptions sorted(boolean wanted) {
        return new PageOptions(ui, search, where, scope, wanted, ungrouped);
    }

    PageOptions joined(boolean wanted) {
        return new PageOptions(ui, search, where, scope, byName, wanted);
    }
}
