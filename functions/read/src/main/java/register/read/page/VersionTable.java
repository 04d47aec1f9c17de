package register.read.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.Version;
import register.read.html.Addresses;
import register.read.html.Dates;
import register.read.html.Html;
import register.read.html.Hyperlinks;
import register.value.PolicyId;
import register.words.LongDate;
import register.words.Words;

/// Every version of the policy with its status, newest first, and the earlier revisions of each.
final class VersionTable {
    private VersionTable() {}

    /// @return null for a draft
    static @Nullable Html of(PolicyPage.View view) {
        if (view.versions().isEmpty()) {
            return null;
        }
        Words words = view.words();
        Words glossary = view.glossary();
        Html.Element head = Html.element("tr").with("role", "row");
        for (String column : List.of(words.get("date"), words.get("status"), words.get("recorded"))) {
            head = head.and(Html.element("th", column).with("scope", "col").with("role", "columnheader"));
        }
        var rows = new ArrayList<Html>();
        for (Version version : view.versions()) {
            rows.add(row(view, version.standing(), glossary.get("status", version.status()), true));
            for (EntryHeader earlier : version.entries().reversed()) {
                if (!earlier.equals(version.standing()) && earlier.kind().states()) {
                    rows.add(row(view, earlier, glossary.get("entry-kind", earlier.kind()), false));
                }
            }
        }
        return Html.element(
                "section",
                Html.element("h2", words.get("versions")).with("id", "versions"),
                Html.element(
                                "table",
                                Html.element("thead", head).with("role", "rowgroup"),
                                Html.element("tbody").with("role", "rowgroup").and(rows))
                        .with("role", "table")
                        .with("aria-label", words.get("versions")));
    }

    private static Html row(PolicyPage.View view, EntryHeader header, String status, boolean standing) {
        Words words = view.words();
        boolean current = header.equals(view.header());
        PolicyId policy = header.policy();
        String address = Addresses.with(
                Addresses.with(
                        Addresses.page(policy, header.effectiveDate()),
                        "revision",
                        standing ? null : Integer.valueOf(header.revision())),
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
                                added(view, header),
                                changes(view, header)),
                        cell(words.get("recorded"), Dates.instant(header.recordedAt())))
                .with("role", "row")
                .with("class", standing ? null : "earlier");
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

    private static @Nullable Html changes(PolicyPage.View view, EntryHeader header) {
        List<Html> links = Comparisons.of(view, header);
        return links.isEmpty() ? null : Html.element("div").and(links);
    }

    private static @Nullable Html added(PolicyPage.View view, EntryHeader header) {
        return view.notes(header)
                .added(view.additions().get(header))
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
