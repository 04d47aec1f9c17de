package register.read.endpoint;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.Version;
import register.chain.VersionStatus;
import register.policy.PolicyVersion;
import register.policy.compare.Additions;
import register.read.html.Layout;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.Refusal;
import register.read.http.Request;
import register.read.http.WeightedItems;
import register.read.lookup.Lookup;
import register.read.lookup.StatedEntry;
import register.read.page.IndexPage;
import register.read.page.PolicyPage;
import register.value.Language;
import register.value.PolicyId;
import register.words.Words;

/// `GET /`, `GET /{policy}` and `GET /{policy}/{date}`: the pages, in the reader's language.
final class PageEndpoints {
    private PageEndpoints() {}

    static Answer index(Call call) {
        Lookup lookup = call.lookup();
        Language chosen = call.parameters().language("lang");
        Language language = chosen == null ? readersLanguage(call.request()) : chosen;
        var items = new ArrayList<IndexPage.Item>();
        var zones = new HashSet<ZoneId>();
        for (PolicyId policy : lookup.history().policies()) {
            zones.add(lookup.zone(policy));
            Optional<StatedEntry> inForce =
                    lookup.history().inForce(policy, null, null).map(lookup::stated);
            items.add(new IndexPage.Item(
                    policy,
                    inForce.map(StatedEntry::version).orElse(null),
                    inForce.map(stated -> chosen == null
                                    ? wanted(stated.version(), call.request())
                                    : stated.version().nearest(chosen))
                            .orElse(language),
                    chosen));
        }
        return html(IndexPage.render(items, language), Freshness.at(lookup.now(), zones))
                .with("Content-Language", IndexPage.language(language).tag())
                .with("Vary", chosen == null ? "Accept-Language" : null);
    }

    /// The version in force; where none is yet, the next one announced.
    static Answer current(Call call) {
        PolicyId policy = call.policy();
        Lookup lookup = call.lookup().still(policy);
        List<Version> versions = lookup.history().versions(policy);
        Optional<LocalDate> date = versions.stream()
                .filter(version -> version.status() == VersionStatus.IN_FORCE)
                .findFirst()
                .or(() -> versions.reversed().stream()
                        .filter(version -> version.status() == VersionStatus.ANNOUNCED)
                        .findFirst())
                .map(Version::effectiveDate);
        if (date.isEmpty()) {
            lookup.requirePolicy(policy);
            throw Refusal.notFound("no version of this policy is in force");
        }
        return policyPage(call, lookup, lookup.version(policy, date.get(), null, null), versions, false);
    }

    static Answer version(Call call) {
        PolicyId policy = call.policy();
        LocalDate date = call.dateIfOne().orElseThrow(() -> Refusal.notFound("nothing is served at this address"));
        Integer revision = call.parameters().number("revision", Integer.MAX_VALUE);
        Lookup lookup = call.lookup().still(policy);
        StatedEntry stated = lookup.version(policy, date, revision, null);
        return policyPage(call, lookup, stated, lookup.history().versions(policy), true);
    }

    private static Answer policyPage(
            Call call, Lookup lookup, StatedEntry committed, List<Version> versions, boolean dated) {
        Language chosen = call.parameters().language("lang");
        PolicyVersion version = committed.version();
        Language language = chosen == null ? wanted(version, call.request()) : version.nearest(chosen);
        Language missing = chosen == null || speaks(version, chosen) ? null : chosen;
        String question = "page " + dated + " " + language + " " + missing;
        return lookup.keptOfChain(committed, versions, question, () -> {
                    StatedEntry stated = lookup.shown(committed);
                    var view = new PolicyPage.View(
                            stated.header(),
                            stated.version(),
                            language,
                            missing,
                            lookup.history().status(stated.header(), null),
                            versions,
                            additions(lookup, versions),
                            dated);
                    return html(PolicyPage.render(view), Freshness.NEVER);
                })
                .with("Cache-Control", Freshness.at(lookup.now(), version.timeZone()))
                .with("Content-Language", language.tag())
                .with("Vary", chosen == null ? "Accept-Language" : null);
    }

    private static Map<EntryHeader, Additions> additions(Lookup lookup, List<Version> versions) {
        var additions = new HashMap<EntryHeader, Additions>();
        for (Version version : versions) {
            for (EntryHeader header : version.entries()) {
                Additions added = lookup.additions(header);
                if (added != null) {
                    additions.put(header, added);
                }
            }
        }
        return additions;
    }

    /// A page's answer. Nothing may run in it or be loaded by it but its own style (Content Security Policy level 3).
    static Answer html(String page, String cacheControl) {
        return Answer.text("text/html", page, cacheControl)
                .with("Content-Security-Policy", Layout.CONTENT_SECURITY_POLICY)
                .with("Referrer-Policy", "no-referrer");
    }

    /// The first language that the reader's browser asks for and the register speaks.
    static Language readersLanguage(Request request) {
        return firstWanted(request, Words::speaks).orElse(Language.ENGLISH);
    }

    private static Language wanted(PolicyVersion version, Request request) {
        return version.nearest(
                firstWanted(request, language -> speaks(version, language)).orElse(null));
    }

    private static boolean speaks(PolicyVersion version, Language language) {
        return version.nearest(language).primary().equals(language.primary());
    }

    private static Optional<Language> firstWanted(Request request, Predicate<Language> fits) {
        for (String tag : WeightedItems.wanted(request.header("accept-language"))) {
            Language language = language(tag);
            if (language != null && fits.test(language)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Language language(String tag) {
        try {
            return new Language(tag);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
