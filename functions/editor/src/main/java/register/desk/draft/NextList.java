package register.desk.draft;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.editor.form.FieldPaths;
import register.editor.form.FormTree;
import register.editor.form.Portion;
import register.json.Json;

/// The content of the next list.
public record NextList(Json.Obj content) {
    /// The id of a subprocessor that has none yet.
    public static final String NEW = "";

    private static final String SUBPROCESSORS = "subprocessors";
    private static final String ENGAGEMENTS = "engagements";
    private static final String OBJECTION = "objection";
    private static final String GROUP = "category";
    private static final String ENDS = "endsOn";
    private static final Json.Obj EMPTY = Json.object().build();

    /// The start of a list: services that ended before it are left out, and the deadline to object is open.
    ///
    /// @param drafted with questions in place of what cannot be copied
    public static NextList of(Json.Obj drafted) {
        return new NextList(drafted).services((_, service) -> FormTree.isQuestion(service.get(ENDS)) ? null : service);
    }

    /// Its subprocessors.
    public List<Json.Obj> subprocessors() {
        return content.objects(SUBPROCESSORS);
    }

    /// The place of a subprocessor; -1 if it is not listed.
    public int find(String id) {
        List<Json> all = content.list(SUBPROCESSORS);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Json.Obj one && one.text("id").equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /// With one more subprocessor, whose fields are open; its group is that of all others, if they are in one.
    public NextList withNew() {
        List<String> groups = subprocessors().stream()
                .flatMap(one -> one.objects(ENGAGEMENTS).stream())
                .map(service -> service.text(GROUP))
                .distinct()
                .toList();
        Json.Builder service = Json.object().put("locations", Json.array(List.of(EMPTY)));
        if (groups.size() == 1 && !groups.getFirst().isEmpty()) {
            service = service.put(GROUP, groups.getFirst());
        }
        var all = new ArrayList<>(content.list(SUBPROCESSORS));
        all.add(Json.object()
                .put(ENGAGEMENTS, Json.array(List.of(service.build())))
                .build());
        return with(SUBPROCESSORS, new Json.Arr(all));
    }

    private NextList with(String name, Json value) {
        return new NextList(content.with(name, value));
    }

    /// States from when all services of a subprocessor are used, where that is not the list's own date.
    ///
    /// @param index of the subprocessor
    /// @param date of the list
    /// @param fresh for new customers
    /// @param existing for existing customers
    public NextList from(int index, LocalDate date, LocalDate fresh, LocalDate existing) {
        if (fresh.equals(date) && existing.equals(date)) {
            return this;
        }
        List<Json> services = ((Json.Obj) content.list(SUBPROCESSORS).get(index)).list(ENGAGEMENTS);
        Json dated = Json.array(
                services,
                service -> ((Json.Obj) service)
                        .with("newCustomersFrom", Json.of(fresh.toString()))
                        .with("existingCustomersFrom", Json.of(existing.toString())));
        return new NextList((Json.Obj) FieldPaths.with(content, Portion.place(index) + "." + ENGAGEMENTS, _ -> dated));
    }

    /// True if it states how customers object.
    public boolean hasObjection() {
        return !content.object(OBJECTION).members().isEmpty();
    }

    /// With the last day on which customers can object; without a day, nobody can.
    ///
    /// @param stated how they object, if this list does not say so
    public NextList objectUntil(@Nullable LocalDate last, Json.Obj stated) {
        Json.Obj objection = hasObjection() ? content.object(OBJECTION) : stated;
        if (last == null || objection.members().isEmpty()) {
            var members = new TreeMap<>(content.members());
            members.remove(OBJECTION);
            return new NextList(new Json.Obj(members));
        }
        return with(OBJECTION, objection.with("until", Json.of(last + "T23:59")));
    }

    /// The last day on which customers can object; empty if none is stated.
    public String lastToObject() {
        String until = content.object(OBJECTION).text("until");
        return until.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T.*") ? until.substring(0, until.indexOf('T')) : "";
    }

    /// Without a subprocessor, or one of its services, after its last day.
    ///
    /// @param id of the subprocessor
    /// @param service its id; empty for all
    /// @param date of the list, at most the day after the last day
    public NextList ending(String id, String service, LocalDate date, LocalDate last) {
        boolean gone = !date.isBefore(last.plusDays(1));
        return services((one, each) -> {
            if (!one.text("id").equals(id)
                    || !(service.isEmpty() || each.text("id").equals(service))) {
                return each;
            }
            return gone ? null : each.with(ENDS, Json.of(last.toString()));
        });
    }

    private interface Change {
        /// @return null to leave the service out
        @Nullable
        Json of(Json.Obj subprocessor, Json.Obj service);
    }

    /// A subprocessor left without a service is left out too.
    private NextList services(Change change) {
        var kept = new ArrayList<Json>();
        for (Json each : content.list(SUBPROCESSORS)) {
            if (!(each instanceof Json.Obj one)) {
                kept.add(each);
                continue;
            }
            var services = new ArrayList<Json>();
            for (Json service : one.list(ENGAGEMENTS)) {
                Json changed = service instanceof Json.Obj object ? change.of(one, object) : service;
                if (changed != null) {
                    services.add(changed);
                }
            }
            if (!services.isEmpty() || one.list(ENGAGEMENTS).isEmpty()) {
                kept.add(one.with(ENGAGEMENTS, new Json.Arr(services)));
            }
        }
        return with(SUBPROCESSORS, new Json.Arr(kept));
    }
}
