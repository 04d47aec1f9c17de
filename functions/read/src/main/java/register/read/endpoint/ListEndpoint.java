package register.read.endpoint;

import java.time.LocalDate;
import java.util.List;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.json.Json;
import register.policy.Edition;
import register.policy.Origin;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.compare.Additions;
import register.policy.form.PolicyView;
import register.read.embed.ListWords;
import register.read.html.Addresses;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.lookup.Lookup;
import register.read.lookup.StatedEntry;
import register.read.page.AnnexPage;
import register.read.page.PolicyPage;
import register.read.page.Wish;
import register.value.Language;
import register.value.PolicyId;
import register.words.Names;
import register.words.Notes;
import register.words.Words;

/// `GET /v1/policies/{policy}/subprocessors`: the list in force, as JSON, CSV or the table of Annex III. One read
/// of the chain.
final class ListEndpoint {
    private ListEndpoint() {}

    static Answer answer(Call call) {
        PolicyId policy = call.policy();
        ListQuery query = ListQuery.of(call.parameters());
        Lookup lookup = call.lookup();
        Entry entry = lookup.inForce(policy, query.asOf(), query.knownAt());
        EntryHeader header = entry.header();
        LocalDate today = lookup.history().today(header.timeZone());
        StatedEntry stated = lookup.shown(lookup.stated(entry));
        String cacheControl =
                query.isSettled(lookup.now(), today) && !stated.version().namesPersons()
                        ? Freshness.SETTLED
                        : Freshness.at(lookup.now(), header.timeZone());
        VersionStatus status = header.effectiveDate().isAfter(today) ? VersionStatus.ANNOUNCED : VersionStatus.IN_FORCE;
        String question = call.type() + " " + status.term() + query.on("");
        return lookup.kept(List.of(entry), header, question, () -> list(call.type(), lookup, stated, status, query))
                .with("Cache-Control", cacheControl);
    }

    private static Answer list(String type, Lookup lookup, StatedEntry stated, VersionStatus status, ListQuery query) {
        EntryHeader header = stated.header();
        Language language = stated.version().nearest(query.language());
        List<Subprocessor> shown = query.filter().of(stated.version());
        if (type.equals(Format.HTML.type())) {
            return PageEndpoints.html(annex(lookup, stated, status, query, shown), Freshness.NEVER)
                    .with("Content-Language", language.tag());
        }
        if (type.equals(Format.CSV.type())) {
            String name =
                    "%s-%s-r%d-%s.csv".formatted(header.policy(), header.effectiveDate(), header.revision(), language);
            return Answer.text("text/csv", CsvList.of(header, shown, language), Freshness.NEVER)
                    .with("Content-Type", "text/csv; charset=utf-8; header=present")
                    .with("Content-Disposition", "attachment; filename=\"" + name + "\"")
                    .with("Content-Language", language.tag());
        }
        return Answer.json(json(lookup, stated, status, language, query, shown), Freshness.NEVER)
                .with("Content-Language", language.tag());
    }

    private static String annex(
            Lookup lookup, StatedEntry stated, VersionStatus status, ListQuery query, List<Subprocessor> shown) {
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
                lookup.history().today(header.timeZone()),
                Wish.NONE);
        String address = Addresses.list(header.policy(), Format.HTML.extension());
        String filter = query.filterOn("");
        return AnnexPage.render(new AnnexPage.View(
                page, shown, filter.isEmpty() ? null : filter.substring(1), query.withoutLanguageOn(address)));
    }

    private static Json json(
            Lookup lookup,
            StatedEntry stated,
            VersionStatus status,
            Language language,
            ListQuery query,
            List<Subprocessor> shown) {
        PolicyVersion version = stated.version();
        Edition edition = version.edition(language);
        Words glossary = Words.glossary().in(language);
        var notes = new Notes(stated.header(), glossary, language);
        Language wanted = query.language();
        Language authoritative = version.authoritativeLanguage();
        return EntryView.of(stated.header(), lookup.additions(stated), status)
                .putAll(query.json().build().members())
                .put("policy", version.policy().value())
                .put("dateBasis", version.dateBasis().term())
                .put("language", language.tag())
                .put("requestedLanguage", wanted == null || wanted.equals(language) ? null : wanted.tag())
                .put("authoritativeLanguage", authoritative == null ? null : authoritative.tag())
                .put("editionStatus", edition.status().term())
                .put("title", edition.title())
                .put("provider", edition.provider())
                .put("origin", version.origin() == null ? null : origin(version.origin(), notes))
                .put("subprocessors", Json.array(shown, subprocessor -> subprocessor(subprocessor, language)))
                .put("words", ListWords.of(glossary, status))
                .put("links", links(stated.header(), language, query))
                .build();
    }

    private static Json subprocessor(Subprocessor subprocessor, Language language) {
        return subprocessor.redacted()
                ? PolicyView.redacted(
                        subprocessor,
                        language,
                        Names.of(subprocessor, Words.glossary().in(language)))
                : PolicyView.subprocessor(subprocessor, language);
    }

    private static Json origin(Origin origin, Notes notes) {
        return Json.object()
                .put("imported", origin.imported())
                .put("note", origin.imported() ? notes.imported() : null)
                .put(
                        "sourceUrl",
                        origin.sourceUrl() == null ? null : origin.sourceUrl().toString())
                .build();
    }

    private static Json links(EntryHeader header, Language language, ListQuery query) {
        PolicyId policy = header.policy();
        LocalDate date = header.effectiveDate();
        String snapshot = Addresses.with(Addresses.snapshot(policy, date), "lang", language);
        String page = Addresses.with(Addresses.page(policy, date), "lang", language);
        return Json.object()
                .put("self", query.on(Addresses.list(policy, "")))
                .put("csv", query.on(Addresses.list(policy, Format.CSV.extension())))
                .put("annex", query.on(Addresses.list(policy, Format.HTML.extension())))
                .put("html", Addresses.with(page, "revision", header.revision()))
                .put("snapshot", Addresses.with(snapshot, "revision", header.revision()))
                .put("schema", Addresses.LIST_SCHEMA)
                .put("versions", Addresses.versions(policy))
                .put("proof", Addresses.proof(policy, header.sequence()))
                .put("version", Addresses.with(Addresses.version(policy, date), "revision", header.revision()))
                .build();
    }
}
