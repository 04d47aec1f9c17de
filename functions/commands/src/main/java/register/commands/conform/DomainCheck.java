package register.commands.conform;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import register.json.Json;

/// Checks what a domain shows: its pointer, and every address that the pointer names.
public final class DomainCheck {
    private static final String POINTER = "/.well-known/subprocessors.json";
    private static final int PAGE = 0;
    private static final int PROVABLE = 3;
    /// The maximum number of parts of a pointer.
    private static final int PARTS = 10;

    private static final List<List<String>> NEEDED =
            List.of(List.of(), List.of("list"), List.of("versions", "feed"), List.of("log"));

    private final Web web;
    private final Clock clock;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Json.Obj> lists = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final Reader reader;

    public DomainCheck(Web web, Clock clock) {
        this.web = web;
        this.clock = clock;
        this.reader = new Reader(web, faults);
    }

    /// @param domain a host name, and a port if it is not 443
    /// @throws IOException if it cannot be reached
    public ConformReport run(String domain) throws IOException {
        URI first = URI.create("https://" + domain + POINTER);
        Optional<String> next = part(first, reader.pointer(PAGE, first));
        for (int part = 1; part < PARTS && next.isPresent(); part++) {
            URI address = URI.create(next.get());
            next = part(address, reader.json(PAGE, address, "links.next", Reader.SMALL));
        }
        if (faults.stream().noneMatch(fault -> fault.level() == PAGE)) {
            for (int i = 0; i < lists.size(); i++) {
                list(domain, places.get(i), lists.get(i));
            }
        }
        int claimed = claimed();
        return ConformReport.of(claimed, faults, claimed < PROVABLE ? missing(claimed + 1) : List.of());
    }

    /// @return the address of the next part
    private Optional<String> part(URI address, Optional<Json.Obj> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Json.Obj pointer = found.get();
        List<Fault> own = pointerFaults(address.toString(), pointer);
        faults.addAll(own);
        if (!own.isEmpty()) {
            return Optional.empty();
        }
        List<Json.Obj> all = pointer.objects("lists");
        for (Json.Obj list : all) {
            places.add("lists[" + lists.size() + "]");
            lists.add(list);
        }
        return Optional.of(pointer.object("links").text("next")).filter(next -> !next.isEmpty());
    }

    /// What is wrong with a pointer by itself.
    static List<Fault> pointerFaults(String address, Json.Obj pointer) {
        var faults = new ArrayList<>(FormatSchema.POINTER.faults(PAGE, address, pointer));
        Set<String> ids = new HashSet<>();
        List<Json.Obj> all = pointer.objects("lists");
        for (int i = 0; i < all.size(); i++) {
            String id = all.get(i).text("id");
            if (!id.isEmpty() && !ids.add(id)) {
                faults.add(new Fault(PAGE, address, "lists[" + i + "].id", id, "an id that no other list has"));
            }
        }
        return faults;
    }

    /// The level of the members that every list has.
    private int claimed() {
        int level = lists.isEmpty() ? -1 : PAGE;
        while (level >= PAGE && level < PROVABLE && missing(level + 1).isEmpty()) {
            level++;
        }
        return level;
    }

    private List<String> missing(int level) {
        var missing = new ArrayList<String>();
        for (int i = 0; i < lists.size(); i++) {
            for (String name : NEEDED.get(level)) {
                if (lists.get(i).get(name) == null) {
                    missing.add(places.get(i) + "." + name);
                }
            }
        }
        return missing;
    }

    private void list(String domain, String place, Json.Obj list) {
        answers(PAGE, list, place, "page", "text/html, */*;q=0.5");
        answers(PAGE, list, place, "dpa", "*/*");
        answers(PAGE, list, place, "subscribe", "text/html, */*;q=0.5");
        var check = new PointedList(reader, place, list);
        check.run();
        if (list.get("log") instanceof Json.Obj log) {
            new LogCheck(web, clock, domain, place, list, log).run(check.main(), faults);
        }
    }

    private void answers(int level, Json.Obj list, String place, String name, String accepted) {
        String address = list.text(name);
        if (!address.isEmpty()) {
            var _ = reader.answer(level, URI.create(address), place + "." + name, accepted, Reader.LARGE);
        }
    }
}
