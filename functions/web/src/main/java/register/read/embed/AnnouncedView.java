package register.read.embed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.json.Json;
import register.page.SiteAddresses;
import register.policy.Category;
import register.policy.ObjectionPeriod;
import register.policy.PolicyVersion;
import register.policy.form.PolicyView;
import register.read.lookup.AnnouncedVersion;
import register.value.Language;
import register.value.PolicyId;
import register.words.ChangeLine;
import register.words.Words;

/// The announced versions in the JSON form of a list.
public final class AnnouncedView {
    private AnnouncedView() {}

    /// @param language of the list
    /// @param knownAt as requested; null for now
    /// @param absolute makes the register's own addresses absolute if it has a public one
    public static Json of(
            List<AnnouncedVersion> announced,
            Language language,
            @Nullable Instant knownAt,
            UnaryOperator<String> absolute) {
        Words glossary = Words.glossary().in(language);
        return Json.array(announced, each -> one(each, each.version().nearest(language), glossary, knownAt, absolute));
    }

    private static Json one(
            AnnouncedVersion announced,
            Language edition,
            Words glossary,
            @Nullable Instant knownAt,
            UnaryOperator<String> absolute) {
        EntryHeader header = announced.header();
        ObjectionPeriod objection = announced.version().objection();
        return Json.object()
                .put("effectiveDate", header.effectiveDate().toString())
                .put("timeZone", header.timeZone().getId())
                .put(
                        "inForceFrom",
                        announced
                                .date()
                                .atStartOfDay(header.timeZone())
                                .toInstant()
                                .toString())
                .put("revision", header.revision())
                .put("recordedAt", header.recordedAt().toString())
                .put("noNoticeReason", header.noNoticeReason())
                .put("contentHash", header.contentHash().hex())
                .put("language", edition.tag())
                .put(
                        "changes",
                        Json.array(ChangeLine.of(announced.changes(), glossary, edition), AnnouncedView::change))
                .put(
                        "joining",
                        Json.array(
                                announced.joining(),
                                each -> PolicyView.subprocessor(each, edition, glossary.get("name-removed"))))
                .putNonEmpty("categories", categories(announced.version(), edition))
                .put("objection", objection == null ? null : objection(objection, edition))
                .put("links", links(announced, edition, knownAt, absolute))
                .build();
    }

    /// The company's own groups with their headings; none if the version has the known ones.
    private static List<Json> categories(PolicyVersion version, Language edition) {
        var categories = new ArrayList<Json>();
        if (version.groups() != null) {
            for (Category.Group group : version.groups()) {
                categories.add(Json.object()
                        .put("category", group.category().id())
                        .put("heading", group.name().in(edition))
                        .build());
            }
        }
        return categories;
    }

    private static Json change(ChangeLine line) {
        return Json.object()
                .put("kind", line.kind().term())
                .put("label", line.label())
                .put("id", line.subprocessor())
                .put("name", line.name().isEmpty() ? null : line.name())
                .put("text", line.text().isEmpty() ? null : line.text())
                .putNonEmpty(
                        "engagements", line.services().stream().map(Json::of).toList())
                .build();
    }

    /// @param language of an edition of the version
    public static Json objection(ObjectionPeriod objection, Language language) {
        return Json.object()
                .put("until", objection.until().toString())
                .put("zone", objection.zone().getId())
                .put("instant", objection.end().toInstant().toString())
                .put("how", objection.how().in(language))
                .put("to", objection.to())
                .build();
    }

    private static Json links(
            AnnouncedVersion announced, Language edition, @Nullable Instant knownAt, UnaryOperator<String> absolute) {
        EntryHeader header = announced.header();
        PolicyId policy = header.policy();
        LocalDate date = header.effectiveDate();
        // The version before it is the one that it is compared with.
        String changes = knownAt == null
                ? SiteAddresses.changes(header, ".html", null)
                : SiteAddresses.with(
                        SiteAddresses.with(SiteAddresses.changes(policy, ".html"), "from", announced.before()),
                        "to",
                        date,
                        "knownAt",
                        knownAt);
        return Json.object()
                .put("html", absolute.apply(revision(SiteAddresses.page(policy, date), header, edition)))
                .put("snapshot", absolute.apply(revision(SiteAddresses.snapshot(policy, date), header, edition)))
                .put("changes", absolute.apply(SiteAddresses.with(changes, "lang", edition)))
                .build();
    }

    private static String revision(String address, EntryHeader header, Language edition) {
        return SiteAddresses.with(address, "lang", edition, "revision", header.revision());
    }
}
