package register.read.page;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.VersionStatus;
import register.read.html.Addresses;
import register.read.html.Html;
import register.read.lookup.PageVersions;
import register.words.LongDate;
import register.words.Words;

/// Asks for the comparison of two versions, without a script.
final class CompareForm {
    private CompareForm() {}

    /// @return null where there are not two of them
    static @Nullable Html of(PolicyPage.View view, PageVersions shown) {
        List<LocalDate> versions = shown.rows().stream()
                .filter(row -> row.stands() && row.status() != VersionStatus.WITHDRAWN)
                .map(row -> row.header().effectiveDate())
                .toList();
        if (versions.size() < 2) {
            return null;
        }
        Words words = view.words();
        int at = Math.max(0, versions.indexOf(view.header().effectiveDate()));
        int to = Math.min(at, versions.size() - 2);
        return Html.element(
                        "form",
                        choice(view, versions, "from", words.get("compare-from"), to + 1),
                        choice(view, versions, "to", words.get("compare-to"), to),
                        ListFilter.hidden("lang", view.language().tag()),
                        Html.element("button", words.get("compare")))
                .with("class", "compare")
                .with("action", Addresses.changes(view.header().policy(), ".html"));
    }

    private static Html choice(PolicyPage.View view, List<LocalDate> versions, String name, String label, int chosen) {
        Html.Element select = Html.element("select").with("name", name);
        for (int i = 0; i < versions.size(); i++) {
            LocalDate date = versions.get(i);
            select = select.and(Html.element("option", LongDate.of(date, view.dates()))
                    .with("value", date.toString())
                    .with("selected", i == chosen ? "" : null));
        }
        return Html.element("label", Html.text(label), select);
    }
}
