package register.read.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.read.html.Addresses;
import register.read.html.Dates;
import register.read.html.Html;
import register.read.html.Hyperlinks;
import register.read.lookup.PageVersions;
import register.read.lookup.VersionRow;
import register.value.PolicyId;
import register.words.LongDate;
import register.words.Words;

/// Versions of the policy with their status, newest first, and the earlier revisions of each.
final class VersionTable {
    private VersionTable() {}

    /// @return null for a draft
    static @Nullable Html of(PolicyPage.View view) {
        PageVersions versions = view.versions();
        if (versions == null) {
            return null;
        }
        Words words = view.words();
        Words glossary = view.glossary();
        Html.Element head = Html.element("tr").with("role", "row");
        for (String column : List.of(words.get("date"), words.get("status"), words.get("recorded"))) {
            head = head.and(Html.element("th", column).with("scope", "col").with("role", "columnheader"));
        }
        var rows = new ArrayList<Html>();
        for (VersionRow row : versions.rows()) {
            String status = row.status() == null
                    ? glossary.get("entry-kind", row.header().kind())
                    : glossary.get("status", row.status());
            rows.add(row(view, row, status));
        }
        return Html.element(
                        "section",
                        Html.element("h2", words.get("versions")).with("id", "versions"),
                        Html.element(
                                        "table",
                                        Html.element("thead", head).with("role", "rowgroup"),
                                        Html.element("tbody")
                                                .with("role", "rowgroup")
                                                .and(rows))
                                .with("role", "table")
                                .with("aria-label", words.get("versions")))
                .and(older(view, versions));
    }

    private static @Nullable Html older(PolicyPage.View view, PageVersions versions) {
        return versions.older() == null
                ? null
                : Html.element(
                        "p",
                        Hyperlinks.own(
                                Addresses.with(
                                        VersionsPage.address(view.header().policy(), versions.older()),
                                        "lang",
                                        view.language()),
                                view.words().get("older-versions")));
    }

    private static Html row(PolicyPage.View view, VersionRow row, String status) {
        Words words = view.words();
        EntryHeader header = row.header();
        boolean current = header.equals(view.header());
        PolicyId policy = header.policy();
        String address = Addresses.with(
                Addresses.with(
                        Addresses.page(policy, header.effectiveDate()),
                        "revision",
                        row.stands() ? null : Integer.valueOf(header.revision())),
                "lang",
                view.language());
        Html date = Hyperlinks.own(address, LongDate.of(header.effectiveDate(), words.language()))
                .with("aria-current", current ? "true" : null);
        return Html.element(
                        "tr",
                        Html.element("th", date).with("scope", "row").with("role", "rowheader"),
                        cell(
                                words.get("status"),
                                Html.element("div", status),
                                note(view, header),
                                added(view, row),
                                changes(view, row)),
                        cell(words.get("recorded"), Dates.instant(header.recordedAt())))
                .with("role", "row")
                .with("class", row.stands() ? null : "earlier");
    }

    private static Html note(PolicyPage.View view, EntryHeader header) {
        Words glossary = view.glossary();
        String revision = glossary.get("revision", Integer.toString(header.revision()));
        String reason = header.reason();
        String note;
        if (reason == null) {
            note = revision;
        } else if (header.kind() == EntryKind.CORRECTION) {
            note = revision + " · " + glossary.get("corrected", reason);
        } else {
            note = revision + " · " + reason;
        }
        return Html.element("div", note).with("class", "quiet");
    }

    private static @Nullable Html changes(PolicyPage.View view, VersionRow row) {
        List<Html> links = Comparisons.of(view, row);
        return links.isEmpty() ? null : Html.element("div").and(links);
    }

    private static @Nullable Html added(PolicyPage.View view, VersionRow row) {
        return view.notes(row.header())
                .added(row.additions())
                .map(text -> Html.element("div", text).with("class", "quiet"))
                .orElse(null);
    }

    private static Html cell(String label, @Nullable Html... content) {
        Html.Element cell = Html.element("td");
        for (Html part : content) {
            cell = cell.and(part);
        }
        return cell.with("role", "cell").with("data-label", label);
    }
}
