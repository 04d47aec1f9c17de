package register.usage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import register.policy.PolicyVersion;
import register.usage.SourceTree.Extent;
import register.vendors.Vendor;

/// A product's source code compared with its list of subprocessors.
///
/// @param used vendors that the code seems to use and the list does not name, the most telling first
/// @param unseen names of subprocessors whose services the catalogue knows and the code does not show
/// @param unknown how many subprocessors' services the catalogue does not know
/// @param files how many were read
/// @param unread how many were too large, unreadable or too many
public record CodeReview(List<Use> used, List<String> unseen, int unknown, int files, int unread) {
    /// A vendor in the code.
    ///
    /// @param first the most telling place
    /// @param places where else it is seen, the first included
    public record Use(Vendor vendor, Sighting first, int places) {}

    public CodeReview {
        used = List.copyOf(used);
        unseen = List.copyOf(unseen);
    }

    /// @throws IOException if the folder cannot be read
    public static CodeReview of(PolicyVersion version, Path folder) throws IOException {
        var seen = new SeenServices();
        Extent extent = SourceTree.read(folder, seen::read);
        Map<String, List<Sighting>> sightings = new TreeMap<>();
        seen.sightings()
                .forEach(sighting -> sightings
                        .computeIfAbsent(sighting.service().vendor().brand(), _ -> new ArrayList<>())
                        .add(sighting));
        var declared = DeclaredVendors.of(version);
        List<Use> used = sightings.entrySet().stream()
                .filter(entry -> !declared.names(entry.getKey()))
                .map(entry -> use(entry.getValue()))
                .sorted((one, other) -> Sighting.ORDER.compare(one.first(), other.first()))
                .toList();
        return new CodeReview(
                used, declared.notAmong(sightings.keySet()), declared.unknown(), extent.files(), extent.unread());
    }

    private static Use use(List<Sighting> sightings) {
        Sighting first = sightings.stream().min(Sighting.ORDER).orElseThrow();
        return new Use(first.service().vendor(), first, sightings.size());
    }
}
