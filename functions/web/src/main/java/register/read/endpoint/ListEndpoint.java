package register.read.endpoint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.Outlook;
import register.chain.VersionStatus;
import register.page.Layout;
import register.page.Look;
import register.page.SiteAddresses;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.compare.Additions;
import register.read.embed.Fragment;
import register.read.export.CsvList;
import register.read.export.CycloneDxList;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.lookup.AnnouncedVersion;
import register.read.lookup.Lookup;
import register.read.lookup.NotFound;
import register.read.lookup.StatedEntry;
import register.read.page.AnnexPage;
import register.read.page.PageOptions;
import register.read.page.PolicyPage;
import register.value.Language;
import register.value.PolicyId;

/// `GET /v1/policies/{policy}/subprocessors`: the list in force, as JSON, CSV, CycloneDX, the table of Annex III or an
/// HTML fragment. One read of the chain, and two more for each announced version.
final class ListEndpoint {
    private static final String FRAGMENT = "fragment";

    private ListEndpoint() {}

    static Answer answer(RoutedRequest call) {
        return answer(call, call.type(), ListQuery.of(call.parameters()));
    }

    /// `GET /v1/policies/{policy}/versions/{date}/subprocessors`: the list that a version states.
    static Answer ofVersion(RoutedRequest call) {
        Integer revision = call.parameters().number("revision", Integer.MAX_VALUE);
        EntryHeader header = call.lookup()
                .version(call.policy(), call.date(), revision, null)
                .header();
        if (header.kind() == EntryKind.WITHDRAWAL) {
            throw NotFound.version(header.effectiveDate());
        }
        return answer(call, call.type(), ListQuery.of(header, call.parameters()));
    }

    /// The list as an HTML fragment for another website.
    static Answer fragment(RoutedRequest call) {
        return answer(call, FRAGMENT, ListQuery.of(call.parameters()));
    }

    private static Answer answer(RoutedRequest call, String type, ListQuery query) {
        PolicyId policy = call.policy();
        Lookup lookup = call.lookup();
        Outlook outlook = type.equals(Format.JSON.type()) || type.equals(FRAGMENT)
                ? lookup.outlook(policy, query.asOf(), query.knownAt())
                : new Outlook(lookup.inForce(policy, query.asOf(), query.knownAt()), List.of());
        Entry entry = outlook.inForce();
        EntryHeader header = entry.header();
        LocalDate today = lookup.history().today(header.timeZone());
        StatedEntry stated = lookup.shown(lookup.stated(entry));
        boolean persons = stated.version().namesPersons();
        var question = new StringBuilder(type);
        var all = new ArrayList<>(List.of(entry));
        var versions = new ArrayList<>(List.of(stated.version()));
        for (Entry announced : outlook.announced()) {
            all.add(announced);
            question.append(' ').append(announced.header().hash());
            versions.add(lookup.stated(announced).version());
            persons |= !versions.getLast().persons().isEmpty();
        }
        query.requireGroup(versions);
        boolean settled = query.isSettled(lookup.now(), today) && !call.site().trial();
        String cacheControl =
                settled && !persons ? Freshness.SETTLED : Freshness.naming(persons, lookup.now(), header.timeZone());
        VersionStatus status = header.effectiveDate().isAfter(today) ? VersionStatus.ANNOUNCED : VersionStatus.IN_FORCE;
        question.append(' ').append(status.term()).append(query.on(policy, ""));
        if (type.equals(Format.HTML.type())) {
            question.append(' ').append(query.day(today)).append(call.look(policy.value()));
            // The look may change at any time, whatever the list's date.
            cacheControl = Freshness.naming(persons, lookup.now(), header.timeZone());
        }
        return lookup.kept(
                        all,
                        header,
                        question.toString(),
                        () -> list(call, type, stated, outlook.announced(), status, query))
                .with("Cache-Control", cacheControl);
    }

    private static Answer list(
            RoutedRequest call,
            String type,
            StatedEntry stated,
            List<Entry> announced,
            VersionStatus status,
            ListQuery query) {
        Lookup lookup = call.lookup();
        EntryHeader header = stated.header();
        Language language = stated.version().nearest(query.language());
        List<Subprocessor> shown = query.filter().of(stated.version());
        if (type.equals(Format.HTML.type())) {
            Look look = call.look(header.policy().value());
            return PageEndpoints.html(annex(lookup, stated, status, query, shown, look), Freshness.NEVER)
                    .with("Content-Security-Policy", look.admitted(Layout.CONTENT_SECURITY_POLICY))
                    .with("Content-Language", language.tag());
        }
        if (type.equals(Format.CSV.type())) {
            String name = "%s%s-%s-r%d-%s.csv"
                    .formatted(
                            call.site().trial() ? "trial-" : "",
                            header.policy(),
                            header.effectiveDate(),
                            header.revision(),
                            language);
            return Answer.text("text/csv", CsvList.of(header, shown, language), Freshness.NEVER)
                    .with("Content-Type", "text/csv; charset=utf-8; header=present")
                    .with("Content-Disposition", "attachment; filename=\"" + name + "\"")
                    .with("Content-Language", language.tag());
        }
        if (type.equals(Format.CYCLONEDX.type())) {
            String inventory = new CycloneDxList(
                            stated, query.json().build(), language, call.site().trial(), call.site()::absolute)
                    .text(shown);
            return Answer.ok(CycloneDxList.CONTENT_TYPE, inventory, Freshness.NEVER)
                    .with("Content-Language", language.tag());
        }
        List<AnnouncedVersion> coming =
                announced.isEmpty() ? List.of() : AnnouncedVersion.of(lookup, stated, announced, query.filter());
        Answer answer = type.equals(FRAGMENT)
                ? Fragment.answer(
                        stated.header(),
                        stated.version(),
                        query.isOfNow(lookup.history().today(header.timeZone())) ? status : null,
                        language,
                        shown,
                        coming,
                        call.site().trial(),
                        call.site()::absolute)
                : Answer.json(new ListView(call, stated, status, query, language).json(shown, coming), Freshness.NEVER)
                        .with("Link", context(call));
        return answer.with("Content-Language", language.tag());
    }

    /// Makes the JSON readable as RDF (JSON-LD 1.1, section 6.1).
    private static String context(RoutedRequest call) {
        return "<%s>; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\""
                .formatted(call.site().absolute(SiteAddresses.LIST_CONTEXT));
    }

    private static String annex(
            Lookup lookup,
            StatedEntry stated,
            VersionStatus status,
            ListQuery query,
            List<Subprocessor> shown,
            Look look) {
        EntryHeader header = stated.header();
        PolicyVersion version = stated.version();
        Language wanted = query.language();
        Language language = version.nearest(wanted);
        Additions additions = lookup.additions(stated);
        var page = new PolicyPage.View(
                header,
                version,
                language,
                wanted == null || wanted.primary().equals(language.primary()) ? null : wanted,
                status,
                null,
                additions,
                List.of(),
                true,
                query.day(lookup.history().today(header.timeZone())),
                PageOptions.of(query.ui()),
                look);
        String filter = query.filterOn("");
        return AnnexPage.render(new AnnexPage.View(
                page,
                shown,
                filter.isEmpty() ? null : filter.substring(1),
                query.knownAt(),
                query.withoutLanguageOn(header.policy(), Format.HTML.extension())));
    }
}
