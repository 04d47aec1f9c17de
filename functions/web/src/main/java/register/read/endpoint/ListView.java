package register.read.endpoint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.json.Json;
import register.page.SiteAddresses;
import register.policy.Category;
import register.policy.Edition;
import register.policy.Engagement;
import register.policy.Origin;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.form.PolicyView;
import register.policy.form.PolicyWriter;
import register.read.discovery.Pointer;
import register.read.embed.AnnouncedView;
import register.read.embed.ListWords;
import register.read.lookup.AnnouncedVersion;
import register.read.lookup.PlaceFilter;
import register.read.lookup.StatedEntry;
import register.value.Language;
import register.value.PolicyId;
import register.words.Listing;
import register.words.Notes;
import register.words.Words;

/// A list as JSON. Uses loops instead of streams and lambdas, each of which is one more class at a cold start.
record ListView(RoutedRequest call, StatedEntry stated, VersionStatus status, ListQuery query, Language language) {
    Json json(List<Subprocessor> shown, List<AnnouncedVersion> announced) {
        EntryHeader header = stated.header();
        PolicyVersion version = stated.version();
        Edition edition = version.edition(language);
        Words glossary = Words.glossary().in(language);
        Language wanted = query.language();
        Language authoritative = version.authoritativeLanguage();
        return EntryView.of(header, call.lookup().additions(stated), status)
                .putAll(query.json().build().members())
                .put("format", Pointer.FORMAT)
                .put("trial", call.site().trial() ? Json.of(true) : null)
                .put("policy", version.policy().value())
                .put("dateBasis", version.dateBasis().term())
                .put("language", language.tag())
                .put("requestedLanguage", wanted == null || wanted.equals(language) ? null : wanted.tag())
                .put("authoritativeLanguage", authoritative == null ? null : authoritative.tag())
                .put("editionStatus", edition.status().term())
                .put("editions", editions(version))
                .put("title", edition.title())
                .put("provider", edition.provider())
                .put("company", version.company() == null ? null : PolicyWriter.company(version.company()))
                .put(
                        "origin",
                        version.origin() == null
                                ? null
                                : origin(version.origin(), new Notes(header, glossary, language)))
                .put(
                        "noticePeriodDays",
                        version.noticePeriodDays() == null ? null : Json.of(version.noticePeriodDays()))
                .put(
                        "objection",
                        version.objection() == null ? null : AnnouncedView.objection(version.objection(), language))
                .put("requests", PolicyWriter.requests(version.requests()))
                .put(
                        "announced",
                        announced.isEmpty()
                                ? Json.array(List.of())
                                : AnnouncedView.of(announced, language, query.knownAt(), call.site()::absolute))
                .put("categories", categories(version, shown))
                .put("subprocessors", subprocessors(shown, glossary))
                .put("where", where(shown, announced))
                .put("words", ListWords.of(glossary, status, call.site().trial()))
                .put("links", links(header))
                .build();
    }

    private Json subprocessors(List<Subprocessor> shown, Words glossary) {
        var all = new ArrayList<Json>();
        for (Subprocessor each : shown) {
            all.add(PolicyView.subprocessor(each, language, glossary.get("name-removed")));
        }
        return Json.array(all);
    }

    /// Whether each place is in the European Economic Area, for a choice by place.
    private static Json where(List<Subprocessor> shown, List<AnnouncedVersion> announced) {
        var all = new ArrayList<>(shown);
        for (AnnouncedVersion each : announced) {
            all.addAll(each.joining());
        }
        Json.Builder where = Json.object();
        for (Map.Entry<String, PlaceFilter> each : PlaceFilter.byPlace(all).entrySet()) {
            where.put(each.getKey(), each.getValue().term());
        }
        return where.build();
    }

    private static Json editions(PolicyVersion version) {
        var editions = new ArrayList<Json>();
        for (Map.Entry<Language, Edition> each : version.editions().entrySet()) {
            editions.add(Json.object()
                    .put("language", each.getKey().tag())
                    .put("status", each.getValue().status().term())
                    .put("title", each.getValue().title())
                    .build());
        }
        return Json.array(editions);
    }

    private Json categories(PolicyVersion version, List<Subprocessor> shown) {
        var categories = new ArrayList<Json>();
        for (Map.Entry<Category, String> heading :
                Listing.headings(version, language).entrySet()) {
            int count = 0;
            for (Subprocessor subprocessor : shown) {
                count += isOf(subprocessor, heading.getKey()) ? 1 : 0;
            }
            if (count > 0 && heading.getKey().stated() != null) {
                categories.add(Json.object()
                        .put("category", heading.getKey().id())
                        .put("heading", heading.getValue())
                        .put("subprocessors", count)
                        .build());
            }
        }
        return Json.array(categories);
    }

    private static boolean isOf(Subprocessor subprocessor, Category category) {
        for (Engagement engagement : subprocessor.engagements()) {
            if (engagement.category().equals(category)) {
                return true;
            }
        }
        return false;
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

    private Json links(EntryHeader header) {
        PolicyId policy = header.policy();
        LocalDate date = header.effectiveDate();
        String snapshot = SiteAddresses.with(SiteAddresses.snapshot(policy, date), "lang", language);
        String page = SiteAddresses.with(SiteAddresses.page(policy, date), "lang", language);
        Json.Builder links = Json.object();
        put(links, "self", query.on(policy, Format.JSON.extension()));
        put(links, "csv", query.on(policy, Format.CSV.extension()));
        put(links, "cyclonedx", query.on(policy, Format.CYCLONEDX.extension()));
        put(links, "annex", query.on(policy, Format.HTML.extension()));
        if (query.of() == null) {
            put(links, "fragment", query.on(policy, ".fragment.html"));
        }
        put(links, "page", SiteAddresses.with(SiteAddresses.page(policy), "lang", language));
        put(links, "html", SiteAddresses.with(page, "revision", header.revision()));
        put(links, "snapshot", SiteAddresses.with(snapshot, "revision", header.revision()));
        put(links, "feed", SiteAddresses.with(SiteAddresses.feed(policy, ".atom"), "lang", language));
        put(links, "schema", SiteAddresses.LIST_SCHEMA);
        put(links, "verify", SiteAddresses.VERIFY);
        put(links, "versions", SiteAddresses.with(SiteAddresses.versions(policy)));
        put(links, "proof", SiteAddresses.proof(policy, header.sequence()));
        put(links, "version", SiteAddresses.with(SiteAddresses.version(policy, date), "revision", header.revision()));
        return links.build();
    }

    private void put(Json.Builder links, String name, String address) {
        links.put(name, call.site().absolute(address));
    }
}
