package register.desk.page;

import static register.page.Tags.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.desk.view.ListStanding;
import register.desk.view.ListStanding.Version;
import register.notice.Announcement;
import register.notice.NotifiableChange;
import register.notice.NotifiableChange.Kind;
import register.page.Html;
import register.page.SiteAddresses;
import register.policy.ObjectionPeriod;

/// The lists in force and announced.
///
/// @param address the register's public one, without a trailing slash; null without one
record ListCards(DeskWords said, @Nullable String address) {

    List<Html.Element> of(List<ListStanding> lists) {
        return lists.isEmpty()
                ? List.of(section(css("box"), h2(said.get("list")), p(said.get("no-list"))))
                : lists.stream().map(list -> card(list, lists.size() > 1)).toList();
    }

    private Html.Element card(ListStanding list, boolean several) {
        var facts = new ArrayList<Html>();
        Version inForce = list.inForce();
        if (inForce != null) {
            facts.add(dt("", span(glossary("status.in-force"), css("pill"))));
            facts.add(dd(inForce(inForce)));
        }
        for (Version announced : list.announced()) {
            facts.add(dt("", span(glossary("status.announced"), css("pill soon"))));
            facts.add(dd(announced(announced)));
        }
        return section(
                css("box"),
                h2(said.get("list") + (several ? " " + list.policy() : "")),
                dl(css("standing"), all(facts)));
    }

    private String glossary(String key) {
        return said.glossary().capital(said.glossary().get(key));
    }

    private Html inForce(Version version) {
        String count = glossary("subprocessors")
                + said.words().colon()
                + version.version().subprocessors().size();
        return all(
                p(strong(said.date(version.entry().header().effectiveDate()))),
                p(count),
                links(version, SiteAddresses.page(version.entry().header().policy())));
    }

    private Html announced(Version version) {
        EntryHeader header = version.entry().header();
        Announcement announcement = version.announcement();
        return all(
                p(strong(said.date(header.effectiveDate()))),
                announcement == null
                        ? null
                        : ul(css("plain"), each(announcement.changes(), change -> li(change(change, announcement)))),
                objection(version.version().objection()),
                links(version, SiteAddresses.page(header)));
    }

    private String change(NotifiableChange change, Announcement announcement) {
        String kind = glossary(key(change, announcement));
        LocalDate date = announcement.header().effectiveDate();
        String from = change.start().equals(date) ? "" : ", " + said.date(change.start());
        return kind + said.words().colon() + change.subprocessor().name() + from;
    }

    private static String key(NotifiableChange change, Announcement announcement) {
        boolean listed = (change.kind() == Kind.ADDED ? announcement.before() : announcement.version())
                .subprocessors().stream()
                        .anyMatch(one -> one.id().equals(change.subprocessor().id()));
        return switch (change.kind()) {
            case ADDED -> listed ? "change.adds-service" : "change.joins";
            case REMOVED -> listed ? "change.drops-service" : "change.leaves";
            case CHANGED -> "change.changes";
            case WITHDRAWN -> "does-not-take-place";
        };
    }

    private @Nullable Html objection(@Nullable ObjectionPeriod objection) {
        return objection == null
                ? null
                : p(
                        text(said.glossary().get("object-until") + said.words().colon()),
                        strong(said.time(objection.end().toInstant())));
    }

    private @Nullable Html links(Version version, String page) {
        return address == null
                ? null
                : ul(
                        css("links"),
                        li(a(said.get("page"), href(address + page))),
                        li(a(
                                said.glossary().get("sealed-pdf"),
                                href(address
                                        + SiteAddresses.pdf(
                                                version.entry().header(),
                                                version.version().nearest(said.language()))))));
    }
}
