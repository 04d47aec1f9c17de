package register.desk.first;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import register.json.Json;

/// The next list of a policy with the subprocessors of a page: what the page does not state stays as it was.
final class NextFromPage {
    private static final String SUBPROCESSORS = "subprocessors";
    private static final String ENGAGEMENTS = "engagements";
    private static final List<String> OWN = List.of("id", "legalName", "displayName");

    private NextFromPage() {}

    /// @param next the draft without the page
    /// @param imported the draft of the page alone
    static Json.Obj of(Json.Obj next, Json.Obj imported) {
        var all = new ArrayList<Json>();
        for (Json.Obj one : imported.objects(SUBPROCESSORS)) {
            all.add(former(next, one).map(before -> merged(before, one)).orElse(one));
        }
        Json.Obj listed = next.with(SUBPROCESSORS, new Json.Arr(all));
        return imported.list("questions").isEmpty()
                ? listed
                : listed.with("questions", new Json.Arr(imported.list("questions")));
    }

    private static Optional<Json.Obj> former(Json.Obj next, Json.Obj listed) {
        List<String> names = names(listed);
        return next.objects(SUBPROCESSORS).stream()
                .filter(before -> names(before).stream().anyMatch(names::contains))
                .findFirst();
    }

    private static List<String> names(Json.Obj one) {
        return Stream.of("legalName", "displayName")
                .map(name -> one.text(name).toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Json.Obj merged(Json.Obj before, Json.Obj listed) {
        Json.Obj merged = before;
        for (var member : listed.members().entrySet()) {
            if (!OWN.contains(member.getKey()) && !member.getKey().equals(ENGAGEMENTS)) {
                merged = merged.with(member.getKey(), member.getValue());
            }
        }
        List<Json.Obj> services = before.objects(ENGAGEMENTS);
        var all = new ArrayList<Json>();
        for (Json.Obj service : listed.objects(ENGAGEMENTS)) {
            Optional<Json.Obj> same = services.stream()
                    .filter(one -> sharesText(one.object("service"), service.object("service"))
                            || sharesText(one.object("purpose"), service.object("purpose")))
                    .findFirst();
            boolean only = services.size() == 1 && listed.objects(ENGAGEMENTS).size() == 1;
            all.add(same.or(() -> only ? Optional.of(services.getFirst()) : Optional.empty())
                    .map(one -> updated(one, service))
                    .orElse(service));
        }
        return merged.with(ENGAGEMENTS, new Json.Arr(all));
    }

    private static boolean sharesText(Json.Obj some, Json.Obj others) {
        return some.members().entrySet().stream()
                .anyMatch(text -> text.getValue().equals(others.get(text.getKey())));
    }

    /// The service as it was, in the places that the page states.
    private static Json updated(Json.Obj before, Json.Obj service) {
        return before.with("locations", new Json.Arr(service.list("locations")));
    }
}
