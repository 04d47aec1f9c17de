package register.read.endpoint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import register.chain.DateWalk;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.json.Json;
import register.page.Layout;
import register.page.Look;
import register.page.SiteAddresses;
import register.policy.Engagement;
import register.policy.Section;
import register.policy.Subprocessor;
import register.policy.compare.Changes;
import register.policy.compare.FieldChange;
import register.policy.form.PolicyView;
import register.read.compare.ChangesPage;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.Refusal;
import register.read.lookup.Lookup;
import register.read.lookup.PolicyState;
import register.read.lookup.StatedEntry;
import register.value.Language;
import register.value.PolicyId;

/// `GET /v1/policies/{policy}/changes`: the differences between the versions in force on two dates, as JSON in every
/// language or as a page in one.
final class ChangesEndpoint {
    /// The number of recent entries searched for versions to choose from.
    private static final int SAID = 50;

    private ChangesEndpoint() {}

    static Answer answer(RoutedRequest call) {
        ChangesQuery query = ChangesQuery.of(call.policy(), call.parameters());
        return answer(call, call.lookup().policy(call.policy()), query);
    }

    /// `GET /v1/policies/{policy}/versions/{date}/changes`: from the version before.
    static Answer ofVersion(RoutedRequest call) {
        Integer revision = call.parameters().number("revision", Integer.MAX_VALUE);
        PolicyState still = call.lookup().policy(call.policy());
        EntryHeader header = still.lookup()
                .version(call.policy(), call.date(), revision, null)
                .header();
        return answer(call, still, ChangesQuery.ofVersion(header, revision, call.parameters()));
    }

    /// `GET /v1/policies/{policy}/versions/{date}/correction`: from the corrected entry.
    static Answer ofCorrection(RoutedRequest call) {
        Integer revision = call.parameters().number("revision", Integer.MAX_VALUE);
        PolicyState still = call.lookup().policy(call.policy());
        EntryHeader header = still.lookup()
                .version(call.policy(), call.date(), revision, null)
                .header();
        EntryHeader corrected = (header.kind() == EntryKind.CORRECTION
                        ? still.lookup().history().corrected(header)
                        : Optional.<Entry>empty())
                .orElseThrow(Refusal::noSuchAddress)
                .header();
        return answer(call, still, ChangesQuery.ofCorrection(header, corrected, call.parameters()));
    }

    private static Answer answer(RoutedRequest call, PolicyState still, ChangesQuery query) {
        PolicyId policy = call.policy();
        Lookup lookup = still.lookup();
        String knownOnFrom = query.fromKnownAt() == null ? "knownAt" : "fromKnownAt";
        Entry before = lookup.inForce(
                policy, new Lookup.RequestedDate("from", query.from()), knownOnFrom, query.knownOnFrom());
        Entry after = lookup.inForce(policy, new Lookup.RequestedDate("to", query.to()), "knownAt", query.knownAt());
        String question = "changes " + call.type() + " " + before.header().hash()
                + query.address().apply("") + query.language() + " " + query.ui();
        Answer answer = call.type().equals(Format.HTML.type())
                ? still.kept(after.header(), question, () -> page(call, query, still, before, after))
                : lookup.kept(
                        List.of(before, after),
                        after.header(),
                        question,
                        () -> Answer.json(json(query, side(lookup, before), side(lookup, after)), Freshness.NEVER));
        return answer.with(
                "Cache-Control", Freshness.at(lookup.now(), after.header().timeZone()));
    }

    private static ChangesPage.Side side(Lookup lookup, Entry entry) {
        StatedEntry stated = lookup.shown(lookup.stated(entry));
        return new ChangesPage.Side(
                stated.header(),
                stated.version(),
                lookup.additions(stated),
                lookup.history().status(stated.header(), null));
    }

    /// The page shows both sides' status today and other versions to compare, so it depends on the
    /// whole chain and the day.
    private static PolicyState.Made page(
            RoutedRequest call, ChangesQuery query, PolicyState still, Entry first, Entry second) {
        Lookup lookup = still.lookup();
        ChangesPage.Side before = side(lookup, first);
        ChangesPage.Side after = side(lookup, second);
        PolicyId policy = after.header().policy();
        Language language = after.version().nearest(query.language());
        Look look = call.look(policy.value());
        String page = ChangesPage.render(new ChangesPage.View(
                before,
                after,
                Changes.between(before.version(), after.version()),
                query.chosen() ? dates(lookup, policy) : List.of(),
                language,
                query.ui(),
                query.address().apply(Format.HTML.extension()),
                query.address().apply(Format.JSON.extension()),
                look));
        Answer answer = PageEndpoints.html(page, Freshness.NEVER)
                .with("Content-Security-Policy", look.admitted(Layout.CONTENT_SECURITY_POLICY))
                .with("Content-Language", language.tag());
        boolean ofPersons = Stream.of(first, second)
                .anyMatch(entry -> !lookup.stated(entry).version().persons().isEmpty());
        return new PolicyState.Made(answer, ofPersons);
    }

    /// The dates of the newest current versions.
    private static List<LocalDate> dates(Lookup lookup, PolicyId policy) {
        var said = new TreeMap<LocalDate, EntryHeader>();
        for (EntryHeader header : lookup.dated(policy, DateWalk.fromTheLast(), SAID)) {
            said.putIfAbsent(header.effectiveDate(), header);
        }
        return said.values().stream()
                .filter(header -> header.kind() != EntryKind.WITHDRAWAL)
                .map(EntryHeader::effectiveDate)
                .toList();
    }

    private static Json json(ChangesQuery query, ChangesPage.Side before, ChangesPage.Side after) {
        Changes changes = Changes.between(before.version(), after.version());
        PolicyId policy = after.header().policy();
        return query.json()
                .put("policy", policy.value())
                .put("from", compared(before))
                .put("to", compared(after))
                .put("same", changes.isEmpty())
                .put("fields", fields(changes.fields()))
                .put("subprocessors", parts(changes.subprocessors(), PolicyView::stored, ChangesEndpoint::subprocessor))
                .put("editions", parts(changes.editions(), ChangesEndpoint::edition, ChangesEndpoint::editionChange))
                .put(
                        "links",
                        Json.object()
                                .put("self", query.address().apply(""))
                                .put("html", query.address().apply(Format.HTML.extension())))
                .build();
    }

    private static Json compared(ChangesPage.Side side) {
        EntryHeader header = side.header();
        String version = SiteAddresses.version(header);
        return EntryView.of(header, side.additions())
                .put("version", SiteAddresses.with(version, "revision", header.revision()))
                .build();
    }

    private static Json fields(List<FieldChange> changes) {
        return Json.array(changes.stream()
                .map(change -> Json.object()
                        .put("field", change.field())
                        .put("before", change.before())
                        .put("after", change.after())
                        .build())
                .toList());
    }

    private static <T> Json parts(
            Changes.Parts<T> parts, Function<T, Json> whole, Function<Changes.Change<T>, Json.Builder> changed) {
        var changes = new ArrayList<Json>();
        for (Changes.Change<T> change : parts.changed()) {
            changes.add(
                    changed.apply(change).put("fields", fields(change.fields())).build());
        }
        return Json.object()
                .put("added", Json.array(parts.added().stream().map(whole).toList()))
                .put("removed", Json.array(parts.removed().stream().map(whole).toList()))
                .put("changed", Json.array(changes))
                .build();
    }

    private static Json.Builder subprocessor(Changes.Change<Subprocessor> change) {
        Json.Builder json = Json.object()
                .put("id", change.after().id())
                .put("name", change.after().name());
        return change instanceof Changes.SubprocessorChange with
                ? json.put("engagements", parts(with.engagements(), PolicyView::stored, ChangesEndpoint::engagement))
                : json;
    }

    private static Json.Builder engagement(Changes.Change<Engagement> change) {
        return Json.object().put("id", change.after().id());
    }

    private static Json edition(Changes.EditionIn edition) {
        return Json.object()
                .put("language", edition.language().tag())
                .put("edition", PolicyView.stored(edition.edition()))
                .build();
    }

    private static Json.Builder editionChange(Changes.Change<Changes.EditionIn> change) {
        Json.Builder json =
                Json.object().put("language", change.after().language().tag());
        return change instanceof Changes.EditionChange with
                ? json.put("sections", parts(with.sections(), PolicyView::stored, ChangesEndpoint::section))
                : json;
    }

    private static Json.Builder section(Changes.Change<Section> change) {
        return Json.object().put("heading", change.after().heading());
    }
}
