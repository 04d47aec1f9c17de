package register.commands.conform;

import java.util.ArrayList;
import java.util.List;
import register.json.Json;

/// The level that a domain or a file reaches (docs/format.md).
///
/// @param level -1 if it does not conform at all
/// @param faults the lowest level first; none if everything that it claims holds
/// @param missing the members that the next level needs, if it only lacks members
public record ConformReport(int level, List<Fault> faults, List<String> missing) {
    private static final List<String> NAMES = List.of("page", "list", "dated", "provable");
    private static final int MOST = 50;

    public ConformReport {
        faults = List.copyOf(faults);
        missing = List.copyOf(missing);
    }

    /// @param claimed the level of the members that are there
    static ConformReport of(int claimed, List<Fault> faults, List<String> missing) {
        List<Fault> sorted = faults.stream()
                .sorted((one, other) -> Integer.compare(one.level(), other.level()))
                .distinct()
                .toList();
        int level =
                sorted.isEmpty() ? claimed : Math.min(claimed, sorted.getFirst().level() - 1);
        return new ConformReport(level, sorted, sorted.isEmpty() ? missing : List.of());
    }

    /// With a fault for each member that a higher level needs.
    public ConformReport requiring(int wanted) {
        if (level >= wanted || !faults.isEmpty()) {
            return this;
        }
        if (missing.isEmpty()) {
            String expected = "a list, for level 1; name the domain to check the addresses of a pointer";
            return new ConformReport(level, List.of(new Fault(level + 1, "", "", "", expected)), List.of());
        }
        return new ConformReport(
                level,
                missing.stream()
                        .map(member -> new Fault(level + 1, "", member, "", "this member, for level " + (level + 1)))
                        .toList(),
                List.of());
    }

    public boolean conforms() {
        return faults.isEmpty();
    }

    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(level < 0 ? "does not conform" : "level " + level + " (" + NAMES.get(level) + ")");
        faults.stream().limit(MOST).forEach(fault -> lines.add("  " + fault));
        if (faults.size() > MOST) {
            lines.add("  and " + (faults.size() - MOST) + " more");
        }
        if (!missing.isEmpty()) {
            lines.add("for level " + (level + 1) + ": " + String.join(", ", missing));
        }
        return lines;
    }

    public Json json() {
        return Json.object()
                .put("level", level < 0 ? null : Json.of(level))
                .put("conforms", conforms())
                .put("findings", Json.array(faults, Fault::json))
                .put("missing", Json.strings(missing))
                .build();
    }
}
