package register.commands.conform;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import register.json.Json;

/// What a schema cannot say of a list.
///
/// @param address empty for a file
record ListCheck(String address, Json.Obj list) {
    static final int LIST = 1;
    static final int DATED = 2;

    /// The faults of the schema, or if there are none, those of the list's own logic.
    List<Fault> faults() {
        List<Fault> schema = FormatSchema.LIST.faults(LIST, address, list);
        if (!schema.isEmpty()) {
            return schema;
        }
        var faults = new ArrayList<Fault>();
        addIds(faults);
        addParents(faults);
        addAnnounced(faults);
        return faults;
    }

    private void add(List<Fault> faults, int level, String member, String value, String expected) {
        faults.add(new Fault(level, address, member, value, expected));
    }

    private void addIds(List<Fault> faults) {
        var ids = new HashSet<String>();
        List<Json.Obj> all = list.objects("subprocessors");
        for (int i = 0; i < all.size(); i++) {
            String at = "subprocessors[" + i + "]";
            String id = all.get(i).text("id");
            if (!ids.add(id)) {
                add(faults, LIST, at + ".id", id, "an id that no other subprocessor has");
            }
            var engagements = new HashSet<String>();
            List<Json.Obj> own = all.get(i).objects("engagements");
            for (int j = 0; j < own.size(); j++) {
                String engagement = own.get(j).text("id");
                if (!engagement.isEmpty() && !engagements.add(engagement)) {
                    add(
                            faults,
                            LIST,
                            at + ".engagements[" + j + "].id",
                            engagement,
                            "an id that no other engagement of the subprocessor has");
                }
            }
        }
    }

    private void addParents(List<Fault> faults) {
        Map<String, String> parents = new HashMap<>();
        List<Json.Obj> all = list.objects("subprocessors");
        all.forEach(one -> parents.put(one.text("id"), one.text("parentId")));
        for (int i = 0; i < all.size(); i++) {
            String parent = all.get(i).text("parentId");
            if (!parent.isEmpty()
                    && (!parents.containsKey(parent) || isWithin(all.get(i).text("id"), parents))) {
                add(
                        faults,
                        LIST,
                        "subprocessors[" + i + "].parentId",
                        parent,
                        "the id of another subprocessor of the list, which this one does not engage");
            }
        }
    }

    /// True if the chain of parents leads back to where it began.
    private static boolean isWithin(String id, Map<String, String> parents) {
        String at = parents.getOrDefault(id, "");
        for (int steps = 0; !at.isEmpty() && steps <= parents.size(); steps++) {
            if (at.equals(id)) {
                return true;
            }
            at = parents.getOrDefault(at, "");
        }
        return false;
    }

    private void addAnnounced(List<Fault> faults) {
        LocalDate before = date(list).orElseThrow();
        List<Json.Obj> announced = list.objects("announced");
        for (int i = 0; i < announced.size(); i++) {
            String at = "announced[" + i + "]";
            Json.Obj each = announced.get(i);
            LocalDate from = date(each).orElseThrow();
            if (!from.isAfter(before)) {
                add(faults, DATED, at + ".effectiveDate", from.toString(), "a date after " + before);
            }
            before = from;
            String until = each.object("objection").text("instant");
            Instant start = start(each, from);
            if (!until.isEmpty() && instant(until).isAfter(start)) {
                add(faults, DATED, at + ".objection.instant", until, "a time not after the change's start, " + start);
            }
        }
    }

    private Instant start(Json.Obj announced, LocalDate from) {
        String stated = announced.text("inForceFrom");
        String zone = announced.text("timeZone");
        return stated.isEmpty()
                ? from.atStartOfDay(zone(zone.isEmpty() ? list.text("timeZone") : zone))
                        .toInstant()
                : instant(stated);
    }

    private static ZoneId zone(String name) {
        try {
            return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }

    private static Instant instant(String text) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    }

    /// The names of subprocessors, each with its id, which is the same in all versions and languages.
    Map<String, String> idsByName() {
        var ids = new TreeMap<String, String>();
        for (Json.Obj each : list.objects("subprocessors")) {
            String legal = each.text("legalName");
            ids.put(legal.isEmpty() ? each.text("displayName") : legal, each.text("id"));
        }
        return ids;
    }

    Set<String> ids() {
        var ids = new HashSet<String>();
        list.objects("subprocessors").forEach(each -> ids.add(each.text("id")));
        return ids;
    }

    /// @return empty if there is no `effectiveDate`, or no such day
    static Optional<LocalDate> date(Json.Obj object) {
        try {
            return Optional.of(LocalDate.parse(object.text("effectiveDate")));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
