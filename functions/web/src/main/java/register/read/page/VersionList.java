package register.read.page;

import static register.page.Tags.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.VersionStatus;
import register.page.CompareForm;
import register.page.Dates;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.SiteAddresses;
import register.page.StatusPill;
import register.policy.compare.ChangeSummary;
import register.read.lookup.PageVersions;
import register.read.lookup.VersionRow;
import register.words.ChangeLine;
import register.words.Words;

/// The policy's versions with their status, newest first, and the earlier revisions of each.
final class VersionList {
    private static final int MOST_NAMES = 6;

    private VersionList() {}

    /// @return null for a draft
    static @Nullable Html of(PolicyPage.View view) {
        PageVersions versions = view.versions();
        return versions == null
                ? null
                : section(
                        css("versions"),
                        id(AnchorIds.VERSIONS),
                        h2(view.words().get("versions")),
                        all(listed(view, versions)));
    }

    /// The list without a heading.
    static List<Html> listed(PolicyPage.View view, PageVersions versions) {
        var html = new ArrayList<Html>();
        List<LocalDate> standing = versions.rows().stream()
                .filter(row -> row.stands() && row.status() != VersionStatus.WITHDRAWN)
                .map(row -> row.header().effectiveDate())
                .toList();
        if (standing.size() > 1 && !view.look().isOfFiles()) {
            int at = Math.max(0, standing.indexOf(view.header().effectiveDate()));
            int to = Math.min(at, standing.size() - 2);
            html.add(CompareForm.of(
                    view.header().policy(),
                    standing,
                    standing.get(to + 1),
                    standing.get(to),
                    view.words(),
                    view.language(),
                    view.wish().ui(),
                    view.dates()));
        }
        html.add(element("ol", each(versions.rows(), row -> row(view, row))));
        if (versions.older() != null) {
            String older = VersionsPage.address(view.header().policy(), versions.older());
            html.add(p(Hyperlinks.own(
                    view.wish().on(older, view.language()), view.words().get("older-versions"))));
        }
        return html;
    }

    private static Html row(PolicyPage.View view, VersionRow row) {
        EntryHeader header = row.header();
        Words glossary = view.glossary();
        String address = view.wish()
                .on(
                        SiteAddresses.with(
                                SiteAddresses.page(header),
                                "revision",
                                row.stands() ? null : Integer.valueOf(header.revision())),
                        view.language());
        Html date = element(
                "a",
                href(address),
                attribute("aria-current", header.equals(view.header()) ? "true" : null),
                Dates.date(header.effectiveDate(), view.dates()));
        Html status = row.status() == null
                ? span(glossary.get("entry-kind", header.kind()), css("small quiet"))
                : StatusPill.of(row.status(), glossary);
        return li(
                css(row.stands() ? null : "earlier"),
                span(css("date"), date),
                text(" "),
                span(status),
                text(" "),
                span(css("did"), all(did(view, row))));
    }

    /// The changes, with names grouped by kind: as many as fit a line.
    private static String changes(PolicyPage.View view, ChangeSummary changes) {
        var told = new LinkedHashMap<String, List<String>>();
        for (ChangeLine line : ChangeLine.of(changes, view.glossary(), view.language())) {
            told.computeIfAbsent(line.label(), _ -> new ArrayList<>())
                    .add(line.name().isEmpty() ? line.text() : line.name());
        }
        return told.entrySet().stream()
                .map(each -> each.getKey()
                        + view.glossary().colon()
                        + String.join(
                                ", ",
                                each.getValue()
                                        .subList(
                                                0,
                                                Math.min(
                                                        MOST_NAMES,
                                                        each.getValue().size())))
                        + (each.getValue().size() > MOST_NAMES ? " …" : ""))
                .collect(Collectors.joining(" · "));
    }

    /// The entry's kind and changes, with a link to them.
    private static List<Html> did(PolicyPage.View view, VersionRow row) {
        Words glossary = view.glossary();
        EntryHeader header = row.header();
        String reason = header.reason();
        var did = new ArrayList<Html>();
        did.add(text(Hero.joined(
                glossary.get("revision", Integer.toString(header.revision())),
                reason == null
                        ? null
                        : header.kind() == EntryKind.CORRECTION ? glossary.get("corrected", reason) : reason,
                view.notes(header).noNotice().orElse(null),
                view.notes(header).added(row.additions()).orElse(null),
                row.changes() == null ? null : changes(view, row.changes()))));
        List<Html> links = Comparisons.of(view, row);
        if (!links.isEmpty()) {
            did.add(text(" · "));
            did.addAll(links);
        }
        return did;
    }
}
