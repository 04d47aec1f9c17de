package register.read.endpoint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.chain.Version;
import register.chain.VersionPage;
import register.chain.VersionStatus;
import register.json.Json;
import register.page.SiteAddresses;
import register.policy.Edition.NamedPerson;
import register.policy.Subprocessor;
import register.policy.compare.Additions;
import register.policy.form.PolicyCodec;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.Refusal;
import register.read.lookup.Lookup;
import register.read.lookup.PageVersions;
import register.read.lookup.PolicyState;
import register.read.lookup.StatedEntry;
import register.value.PolicyId;

/// `GET /v1/policies/{policy}/versions`, and single versions.
final class VersionEndpoints {
    private static final int MOST = 100;
    private static final int USUAL = 20;

    private VersionEndpoints() {}

    /// Newest first. The cursor is the previous page's last effective date, so that new versions cause
    /// neither duplicates nor gaps.
    static Answer all(RoutedRequest call) {
        PolicyId policy = call.policy();
        VersionStatus status = call.parameters().term("status", VersionStatus.class);
        Integer limit = call.parameters().number("limit", MOST);
        LocalDate cursor = call.parameters().date("cursor");
        Integer year = call.parameters().number("year", PageEndpoints.MOST_YEAR);
        if (year != null && (limit != null || cursor != null)) {
            throw Refusal.badParameter(
                    "year",
                    year.toString(),
                    "expected without \"limit\" and \"cursor\": all versions of the year are listed");
        }
        PolicyState still = call.lookup().policy(policy);
        String first = SiteAddresses.with(SiteAddresses.versions(policy), "status", status, "limit", limit);
        String self = SiteAddresses.with(first, "cursor", cursor, "year", year);
        History history = still.lookup().history();
        boolean isPlain = call.request().query().isEmpty();
        return still.kept(still.head(), self, () -> {
                    VersionPage page = year == null
                            ? history.versions(policy, status, cursor, limit == null ? USUAL : limit)
                            : history.versionsOf(policy, status, year);
                    return page(
                            still.lookup(),
                            policy,
                            call.site().languages() == null ? page : new VersionPage(page.versions(), null),
                            isPlain ? years(still.lookup(), policy) : List.of(),
                            self,
                            first);
                })
                .with(
                        "Cache-Control",
                        Freshness.at(call.lookup().now(), still.head().timeZone()));
    }

    private static PolicyState.Made page(
            Lookup lookup, PolicyId policy, VersionPage page, List<Json> years, String self, String first) {
        var items = new ArrayList<Json>();
        boolean ofPersons = false;
        for (Version version : page.versions()) {
            EntryHeader header = version.standing();
            Additions additions = lookup.additions(header);
            ofPersons |= PageVersions.ofPersons(additions);
            items.add(EntryView.of(header, additions, version.status())
                    .put("links", links(header))
                    .build());
        }
        Json.Obj links = Json.object()
                .put("self", self)
                .put("next", page.next() == null ? null : SiteAddresses.with(first, "cursor", page.next()))
                .build();
        return new PolicyState.Made(
                Answer.json(
                        Json.object()
                                .put("policy", policy.value())
                                .put("versions", Json.array(items))
                                .putNonEmpty("years", years)
                                .put("links", links)
                                .build(),
                        Freshness.NEVER),
                ofPersons);
    }

    /// The years with entries, newest first, and the address of each one's versions.
    private static List<Json> years(Lookup lookup, PolicyId policy) {
        return lookup.history().years(policy).stream()
                .<Json>map(year -> Json.object()
                        .put("year", year)
                        .put("versions", SiteAddresses.with(SiteAddresses.versions(policy), "year", year))
                        .build())
                .toList();
    }

    static Answer one(RoutedRequest call) {
        PolicyId policy = call.policy();
        LocalDate date = call.date();
        Integer revision = call.parameters().number("revision", Integer.MAX_VALUE);
        Instant knownAt = call.parameters().instant("knownAt");
        Lookup lookup = call.lookup().still(policy);
        StatedEntry stated = lookup.version(policy, date, revision, knownAt);
        EntryHeader header = stated.header();
        VersionStatus status = lookup.history().status(header, knownAt);
        List<EntryHeader> entries = lookup.history().entriesOf(policy, date).stream()
                .filter(entry -> knownAt == null || !entry.recordedAt().isAfter(knownAt))
                .toList();
        return Answer.json(
                EntryView.of(header, lookup.additions(stated), status)
                        .put("policy", policy.value())
                        .put("sequence", header.sequence())
                        .put("knownAt", knownAt == null ? null : knownAt.toString())
                        .put("content", PolicyCodec.encode(stated.version()))
                        .putNonEmpty("persons", persons(lookup.shown(stated)))
                        .put(
                                "entries",
                                Json.array(entries.stream()
                                        .map(entry -> EntryView.of(entry, lookup.additions(entry))
                                                .build())
                                        .toList()))
                        .put("links", links(header))
                        .build(),
                Freshness.naming(!stated.version().persons().isEmpty(), lookup.now(), header.timeZone()));
    }

    /// The persons beside the log: `content` holds commitments instead, so that its hash can be recomputed.
    private static List<Json> persons(StatedEntry shown) {
        var persons = new ArrayList<Json>();
        for (Subprocessor subprocessor : shown.version().subprocessors()) {
            if (subprocessor.naturalPerson()) {
                persons.add(Json.object()
                        .put("subprocessorId", subprocessor.id())
                        .put("redacted", subprocessor.redacted())
                        .putAll(subprocessor.personal().json().members())
                        .build());
            }
        }
        for (NamedPerson named : shown.version().people()) {
            persons.add(Json.object()
                    .put("personId", named.id())
                    .put("redacted", named.redacted())
                    .putAll(named.personal().members())
                    .build());
        }
        return persons;
    }

    private static Json links(EntryHeader header) {
        @Nullable Integer revision = header.kind() == EntryKind.WITHDRAWAL ? null : Integer.valueOf(header.revision());
        PolicyId policy = header.policy();
        LocalDate date = header.effectiveDate();
        return Json.object()
                .put("version", SiteAddresses.with(SiteAddresses.version(policy, date), "revision", revision))
                .put("html", SiteAddresses.with(SiteAddresses.page(policy, date), "revision", revision))
                .put(
                        "snapshot",
                        revision == null
                                ? null
                                : SiteAddresses.with(SiteAddresses.snapshot(policy, date), "revision", revision))
                .put("proof", SiteAddresses.proof(policy, header.sequence()))
                .put("proofHtml", SiteAddresses.with(SiteAddresses.proofPage(policy, date), "revision", revision))
                .put("checkpoint", SiteAddresses.checkpoint(policy))
                .put("versions", SiteAddresses.with(SiteAddresses.versions(policy)))
                .build();
    }
}
