package register.read.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.VersionStatus;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.SiteAddresses;
import register.read.lookup.VersionRow;

/// Links to a revision's changes: from the version before it, and from the entry it corrects.
final class Comparisons {
    private Comparisons() {}

    static List<Html> of(PolicyPage.View view, VersionRow row) {
        EntryHeader header = row.header();
        var links = new ArrayList<Html>();
        if (header.kind() == EntryKind.WITHDRAWAL) {
            return links;
        }
        toVersionBefore(view, row)
                .ifPresent(address -> links.add(Hyperlinks.own(
                        address,
                        row.status() == VersionStatus.ANNOUNCED
                                ? view.glossary().get("what-changes")
                                : view.words().get("what-changed"))));
        EntryHeader before = row.corrected();
        if (before != null) {
            if (!links.isEmpty()) {
                links.add(text(" · "));
            }
            links.add(Hyperlinks.own(
                    view.wish().on(SiteAddresses.correction(header, ".html"), view.language()),
                    view.words().get("what-corrected")));
        }
        return links;
    }

    /// Empty for the first version. A current entry is compared as known now, an earlier revision as known then.
    static Optional<String> toVersionBefore(PolicyPage.View view, VersionRow row) {
        EntryHeader header = row.header();
        return row.compares()
                ? Optional.of(address(view, header, row.stands() ? null : header.revision()))
                : Optional.empty();
    }

    /// For a current entry with a version before it.
    static String toVersionBefore(PolicyPage.View view, EntryHeader standing) {
        return address(view, standing, null);
    }

    private static String address(PolicyPage.View view, EntryHeader header, @Nullable Integer revision) {
        return view.wish().on(SiteAddresses.changes(header, ".html", revision), view.language());
    }
}
