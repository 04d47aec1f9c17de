package register.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policy.Changes;
import register.policy.Engagement;
import register.policy.FieldChange;
import register.policy.PolicyId;
import register.policy.PolicyView;
import register.policy.Section;
import register.policy.Subprocessor;
import register.read.page.Addresses;

/// `GET /v1/policies/{policy}/changes`: what differs between the versions in force on two dates.
final class ChangesEndpoint {
    private ChangesEndpoint() {}

    static Answer answer(Call call) {
        PolicyId policy = call.policy();
        LocalDate from = call.parameters().requiredDate("from");
        LocalDate to = call.parameters().date("to");
        Stated before = onDate(call.lookup(), policy, "from", from);
        Stated after = onDate(call.lookup(), policy, "to", to);
        Changes changes = Changes.between(before.version(), after.version());
        String self = Addresses.with(Addresses.with(Addresses.changes(policy), "from", from), "to", to);
        return Answer.json(
                Json.object()
                        .put("policy", policy.value())
                        .put("from", EntryView.reference(before.header()))
                        .put("to", EntryView.reference(after.header()))
                        .put("same", changes.isEmpty())
                        .put("fields", fields(changes.fields()))
                        .put(
                                "subprocessors",
                                parts(changes.subprocessors(), PolicyView::stored, ChangesEndpoint::subprocessor))
                        .put(
                                "editions",
                                parts(changes.editions(), ChangesEndpoint::edition, ChangesEndpoint::editionChange))
                        .put("links", Json.object().put("self", self).build())
                        .build(),
                Freshness.at(call.lookup().now(), after.header().timeZone()));
    }

    private static Stated onDate(Lookup lookup, PolicyId policy, String parameter, @Nullable LocalDate date) {
        return lookup.history().inForce(policy, date, null).map(lookup::stated).orElseThrow(() -> {
            lookup.requirePolicy(policy);
            return Refusal.notFound(
                    parameter,
                    date == null ? "" : date.toString(),
                    "no version of this policy is in force on this date");
        });
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
