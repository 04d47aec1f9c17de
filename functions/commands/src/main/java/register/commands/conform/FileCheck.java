package register.commands.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import register.json.Json;

/// Checks a pointer or a list by itself.
public final class FileCheck {
    /// The highest level of a file.
    public static final int HIGHEST = ListCheck.LIST;

    /// The largest file, in bytes.
    public static final int LARGEST = Reader.LARGE;

    private static final int POINTER = 0;

    private FileCheck() {}

    /// @param text a pointer if it has `lists`, otherwise a list
    public static ConformReport of(byte[] text) {
        var faults = new ArrayList<Fault>();
        Optional<Json.Obj> found = Reader.parsed(POINTER, "", text, faults);
        boolean pointer = found.filter(object -> object.get("lists") != null).isPresent();
        found.ifPresent(object ->
                faults.addAll(pointer ? DomainCheck.pointerFaults("", object) : new ListCheck("", object).faults()));
        // A list that does not conform is not a page either.
        boolean none = !pointer && faults.stream().anyMatch(fault -> fault.level() <= ListCheck.LIST);
        ConformReport report = ConformReport.of(pointer ? POINTER : ListCheck.LIST, faults, List.of());
        return none ? new ConformReport(-1, report.faults(), List.of()) : report;
    }
}
