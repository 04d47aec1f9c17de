package register.commands.conform;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.value.Language;

/// A list of a pointer: in each of its languages, with its versions, feed and dates.
final class PointedList {
    private static final Set<String> FEEDS = Set.of(
            "application/atom+xml",
            "application/rss+xml",
            "application/feed+json",
            "application/json",
            "application/xml",
            "text/xml");
    /// The maximum number of former lists that are read.
    private static final int FORMER = 20;

    private final Reader reader;
    private final String place;
    private final Json.Obj pointed;
    private final Map<String, ListCheck> read = new TreeMap<>();

    /// @param place in the pointer: `lists[0]`
    PointedList(Reader reader, String place, Json.Obj pointed) {
        this.reader = reader;
        this.place = place;
        this.pointed = pointed;
    }

    /// The list in the first of its languages; null if there is none that conforms.
    @Nullable
    ListCheck main() {
        return read.isEmpty() ? null : read.values().iterator().next();
    }

    void run() {
        pointed.object("list").members().forEach((language, address) -> {
            String at = ((Json.Str) address).value();
            reader.json(ListCheck.LIST, URI.create(at), place + ".list." + language, Reader.LARGE)
                    .ifPresent(list -> list(language, new ListCheck(at, list)));
        });
        agree();
        typed("feed", FEEDS);
        typed("dates", Set.of("text/calendar"));
        String versions = pointed.text("versions");
        if (!versions.isEmpty()) {
            reader.json(ListCheck.DATED, URI.create(versions), place + ".versions", Reader.LARGE)
                    .ifPresent(found -> versions(versions, found));
        }
    }

    private void list(String language, ListCheck check) {
        List<Fault> own = check.faults();
        reader.faults().addAll(own);
        if (own.stream().anyMatch(fault -> fault.level() == ListCheck.LIST)) {
            return;
        }
        read.put(language, check);
        String stated = check.list().text("language");
        if (!new Language(stated).primary().equals(new Language(language).primary())) {
            fault(ListCheck.LIST, check.address(), "language", stated, "\"" + language + "\", as the pointer says");
        }
    }

    private void fault(int level, String address, String member, String value, String expected) {
        reader.faults().add(new Fault(level, address, member, value, expected));
    }

    /// All languages state the same version of the same subprocessors.
    private void agree() {
        ListCheck first = main();
        if (first == null) {
            return;
        }
        String from = first.list().text("effectiveDate");
        for (ListCheck other : read.values()) {
            String date = other.list().text("effectiveDate");
            if (!date.equals(from)) {
                fault(ListCheck.LIST, other.address(), "effectiveDate", date, from + ", as in " + first.address());
            } else if (!other.ids().equals(first.ids())) {
                fault(ListCheck.LIST, other.address(), "subprocessors", "", "the same ids as in " + first.address());
            }
        }
    }

    private void typed(String name, Set<String> types) {
        String address = pointed.text(name);
        if (!address.isEmpty()) {
            reader.answer(
                            ListCheck.DATED,
                            URI.create(address),
                            place + "." + name,
                            String.join(", ", types.stream().sorted().toList()),
                            Reader.LARGE)
                    .map(Web.Answer::type)
                    .filter(type -> !types.contains(type))
                    .ifPresent(type -> fault(
                            ListCheck.DATED,
                            address,
                            "Content-Type",
                            type,
                            "one of "
                                    + String.join(", ", types.stream().sorted().toList())));
        }
    }

    private void versions(String address, Json.Obj found) {
        List<Json.Obj> all = found.objects("versions");
        if (all.isEmpty()) {
            fault(ListCheck.DATED, address, "versions", "", "at least one version, the newest first");
        }
        var dates = new ArrayList<LocalDate>();
        for (int i = 0; i < all.size(); i++) {
            String member = "versions[" + i + "].effectiveDate";
            String stated = all.get(i).text("effectiveDate");
            Optional<LocalDate> date = ListCheck.date(all.get(i));
            if (date.isEmpty()) {
                fault(ListCheck.DATED, address, member, stated, "a date, YYYY-MM-DD");
                return;
            }
            if (!dates.isEmpty() && !date.get().isBefore(dates.getLast())) {
                fault(ListCheck.DATED, address, member, stated, "a date before " + dates.getLast());
            }
            dates.add(date.get());
        }
        ListCheck main = main();
        boolean whole = found.object("links").text("next").isEmpty();
        if (main != null
                && whole
                && !dates.isEmpty()
                && !dates.contains(ListCheck.date(main.list()).orElseThrow())) {
            fault(
                    ListCheck.DATED,
                    address,
                    "versions",
                    "",
                    "a version from " + main.list().text("effectiveDate") + ", the one in force");
        }
        former(address, all);
    }

    /// A subprocessor keeps its id in all versions.
    private void former(String address, List<Json.Obj> versions) {
        ListCheck main = main();
        for (int i = 0; main != null && i < Math.min(versions.size(), FORMER); i++) {
            String at = versions.get(i).text("list");
            if (at.isEmpty()) {
                continue;
            }
            String member = "versions[" + i + "].list";
            if (!at.startsWith("https://")) {
                fault(ListCheck.DATED, address, member, at, "an address that begins with https://");
                continue;
            }
            Map<String, String> now = main.idsByName();
            reader.json(ListCheck.DATED, URI.create(at), member, Reader.LARGE)
                    .map(list -> new ListCheck(at, list))
                    .ifPresent(list -> {
                        List<Fault> own = FormatSchema.LIST.faults(ListCheck.DATED, at, list.list());
                        reader.faults().addAll(own);
                        list.idsByName().forEach((name, id) -> {
                            if (own.isEmpty() && !now.getOrDefault(name, id).equals(id)) {
                                fault(
                                        ListCheck.DATED,
                                        at,
                                        "the id of " + name,
                                        id,
                                        "\"" + now.get(name) + "\", as in " + main.address());
                            }
                        });
                    });
        }
    }
}
