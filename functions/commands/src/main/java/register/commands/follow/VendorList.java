package register.commands.follow;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.commands.follow.VendorNews.Kind;
import register.json.Json;

/// A vendor's list in the format `subprocessor-list/1`, as far as changes in it matter to our customers.
///
/// @param list that conforms
record VendorList(Json.Obj list) {
    private static final List<String> PERSON = List.of("legalName", "registrationId", "country");
    private static final List<String> FACTS = List.of("locations", "transfers", "modelTraining");
    /// Members in the list's language.
    private static final List<String> TEXTS =
            List.of("purpose", "retention", "personalDataCategories", "dataSubjectCategories", "appliesWhen");

    /// A change.
    ///
    /// @param version the effective date of the list that has it
    /// @param start from when it applies; null if it needs no period
    record Change(
            Kind kind,
            String id,
            String text,
            LocalDate version,
            @Nullable LocalDate start) {
        /// The same for a change that was announced and one that took effect.
        String key() {
            return key(kind, id, version);
        }

        static String key(Kind kind, String id, LocalDate version) {
            return version + " " + kind.term() + " " + id;
        }

        static LocalDate version(String key) {
            return LocalDate.parse(key.split(" ", 2)[0]);
        }
    }

    LocalDate effectiveDate() {
        return LocalDate.parse(list.text("effectiveDate"));
    }

    List<Json.Obj> subprocessors() {
        return list.objects("subprocessors");
    }

    List<Json.Obj> announced() {
        return list.objects("announced");
    }

    /// The subprocessors that announced versions add, each with its first start.
    Map<Json.Obj, LocalDate> joining() {
        Map<Json.Obj, LocalDate> joining = new LinkedHashMap<>();
        for (Json.Obj version : announced()) {
            version.objects("joining").forEach(each -> joining.put(each, start(each, date(version))));
        }
        return joining;
    }

    Set<String> ids() {
        return subprocessors().stream().map(each -> each.text("id")).collect(Collectors.toSet());
    }

    static boolean isPerson(Json.Obj subprocessor) {
        return Json.of(true).equals(subprocessor.get("naturalPerson"));
    }

    /// A sole trader's name is not repeated.
    static String name(Json.Obj subprocessor) {
        String legal = subprocessor.text("legalName");
        return isPerson(subprocessor) ? "a sole trader" : legal.isEmpty() ? subprocessor.text("displayName") : legal;
    }

    /// The changes from the list as it was read before.
    List<Change> since(VendorList before) {
        boolean sameLanguage = list.text("language").equals(before.list.text("language"));
        Map<String, Json.Obj> was = byId(before.subprocessors());
        var changes = new ArrayList<Change>();
        for (Json.Obj each : subprocessors()) {
            Json.Obj former = was.remove(each.text("id"));
            if (former == null) {
                changes.add(
                        change(Kind.ADDED, each, "adds " + name(each) + services(each), start(each, effectiveDate())));
            } else {
                addChanges(former, each, sameLanguage, changes);
            }
        }
        was.values().forEach(gone -> changes.add(change(Kind.REMOVED, gone, "no longer lists " + name(gone), null)));
        return changes;
    }

    private Change change(Kind kind, Json.Obj subprocessor, String text, @Nullable LocalDate start) {
        return new Change(kind, subprocessor.text("id"), text, effectiveDate(), start);
    }

    private void addChanges(Json.Obj before, Json.Obj after, boolean sameLanguage, List<Change> changes) {
        var different = new ArrayList<>(differing(before, after, PERSON));
        Map<String, Json.Obj> was = engagements(before, sameLanguage);
        for (Map.Entry<String, Json.Obj> each : engagements(after, sameLanguage).entrySet()) {
            Json.Obj former = was.remove(each.getKey());
            if (former == null) {
                changes.add(change(
                        Kind.ADDED,
                        after,
                        "adds a service of " + name(after) + ": "
                                + each.getValue().text("purpose"),
                        start(each.getValue(), effectiveDate(), effectiveDate())));
            } else {
                List<String> members = sameLanguage
                        ? Stream.concat(FACTS.stream(), TEXTS.stream()).toList()
                        : FACTS;
                different.addAll(differing(former, each.getValue(), members));
            }
        }
        if (!different.isEmpty()) {
            String which = String.join(", ", different.stream().distinct().toList());
            changes.add(change(
                    Kind.CHANGED, after, "changes " + name(after) + ": " + which, start(after, effectiveDate())));
        }
        if (!was.isEmpty()) {
            changes.add(change(Kind.REMOVED, after, "no longer lists a service of " + name(after), null));
        }
    }

    private static List<String> differing(Json.Obj before, Json.Obj after, List<String> members) {
        return members.stream()
                .filter(member -> !Objects.equals(before.get(member), after.get(member)))
                .toList();
    }

    /// By id, or by purpose in a list whose services have no ids; if that is in another language, by place.
    private static Map<String, Json.Obj> engagements(Json.Obj subprocessor, boolean sameLanguage) {
        Map<String, Json.Obj> engagements = new LinkedHashMap<>();
        for (Json.Obj each : subprocessor.objects("engagements")) {
            String id = each.text("id");
            String otherwise = sameLanguage ? each.text("purpose") : String.valueOf(engagements.size());
            engagements.putIfAbsent(id.isEmpty() ? "? " + otherwise : id, each);
        }
        return engagements;
    }

    /// The changes that the vendor announces.
    List<Change> announcedChanges() {
        var changes = new ArrayList<Change>();
        for (Json.Obj version : announced()) {
            LocalDate date = date(version);
            Map<String, Json.Obj> joining = byId(version.objects("joining"));
            Set<String> people = people();
            joining.forEach((id, each) -> changes.add(
                    new Change(Kind.ADDED, id, "announces " + name(each) + services(each), date, start(each, date))));
            for (Json.Obj each : version.objects("changes")) {
                Kind kind = kind(each.text("kind"));
                if (kind != null && !(kind == Kind.ADDED && joining.containsKey(each.text("id")))) {
                    changes.add(announced(each, kind, people, date));
                }
            }
            if (changes.stream().noneMatch(change -> change.version().equals(date))) {
                changes.add(new Change(Kind.CHANGED, "", "announces a list from " + date, date, date));
            }
        }
        return changes.stream()
                .collect(Collectors.toMap(Change::key, change -> change, (one, _) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private static Change announced(Json.Obj change, Kind kind, Set<String> people, LocalDate date) {
        String id = change.text("id");
        String text = people.contains(id)
                ? "a sole trader"
                : Stream.of(change.text("label"), change.text("name"), change.text("text"))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
        return new Change(kind, id, "announces: " + text, date, kind == Kind.REMOVED ? null : date);
    }

    private Set<String> people() {
        return subprocessors().stream()
                .filter(VendorList::isPerson)
                .map(each -> each.text("id"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static @Nullable Kind kind(String word) {
        return switch (word) {
            case "joins", "adds-service" -> Kind.ADDED;
            case "changes" -> Kind.CHANGED;
            case "ends", "leaves", "drops-service" -> Kind.REMOVED;
            default -> null;
        };
    }

    private static String services(Json.Obj subprocessor) {
        String purposes = subprocessor.objects("engagements").stream()
                .map(each -> each.text("purpose"))
                .collect(Collectors.joining("; "));
        return purposes.isEmpty() ? "" : " (" + purposes + ")";
    }

    /// The first day on which a service of the subprocessor may be used.
    static LocalDate start(Json.Obj subprocessor, LocalDate version) {
        return subprocessor.objects("engagements").stream()
                .map(each -> start(each, version, LocalDate.MAX))
                .min(LocalDate::compareTo)
                .filter(first -> !first.equals(LocalDate.MAX))
                .orElse(version);
    }

    private static LocalDate start(Json.Obj engagement, LocalDate version, LocalDate otherwise) {
        String stated = engagement.text("existingCustomersFrom");
        try {
            return stated.isEmpty() ? version : LocalDate.parse(stated);
        } catch (DateTimeException _) {
            return otherwise;
        }
    }

    static LocalDate date(Json.Obj version) {
        return LocalDate.parse(version.text("effectiveDate"));
    }

    private static Map<String, Json.Obj> byId(List<Json.Obj> all) {
        Map<String, Json.Obj> byId = new LinkedHashMap<>();
        all.forEach(each -> byId.putIfAbsent(each.text("id"), each));
        return byId;
    }
}
