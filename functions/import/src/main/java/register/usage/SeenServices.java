package register.usage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import register.vendors.Service;
import register.vendors.Service.Kind;
import register.vendors.ServiceCatalogue;

/// Gathers the services of the catalogue that files name.
final class SeenServices {
    private static final int MOST = 100_000;

    private final ServiceCatalogue catalogue = ServiceCatalogue.shipped();
    private final List<Sighting> sightings = new ArrayList<>();
    private final List<Located> locked = new ArrayList<>();
    private final Set<String> manifests = new HashSet<>();

    private record Located(String manifest, Sighting sighting) {}

    void read(SourceFile file) {
        String name = file.name();
        String manifest = Manifests.manifestOf(name);
        if (manifest != null) {
            Manifests.in(file)
                    .forEach(seen -> sighting(file, seen)
                            .ifPresent(sighting -> add(locked, new Located(file.folder() + manifest, sighting))));
            return;
        }
        if (Manifests.isManifest(name)) {
            manifests.add(file.folder() + name.toLowerCase(Locale.ROOT));
            Manifests.in(file).forEach(seen -> sighting(file, seen).ifPresent(sighting -> add(sightings, sighting)));
        }
        sighting(file, new SeenName(Kind.FILE, name, 1, false)).ifPresent(sighting -> add(sightings, sighting));
        if (!name.endsWith(".json") || !Manifests.isManifest(name)) {
            CodeText.in(file.text())
                    .forEach(seen -> sighting(file, seen).ifPresent(sighting -> add(sightings, sighting)));
        }
    }

    /// A lock file counts only where its manifest is missing.
    List<Sighting> sightings() {
        var all = new ArrayList<>(sightings);
        locked.stream()
                .filter(located -> !manifests.contains(located.manifest()))
                .map(Located::sighting)
                .forEach(all::add);
        return all;
    }

    private static <T> void add(List<T> list, T one) {
        if (list.size() < MOST) {
            list.add(one);
        }
    }

    private Optional<Sighting> sighting(SourceFile file, SeenName seen) {
        Optional<Service> service = seen.kind() == Kind.HOST
                ? catalogue.ofHost(seen.name())
                : catalogue.ofPackage(seen.kind(), seen.name());
        return service.map(
                found -> new Sighting(found, file.path(), seen.line(), seen.name(), seen.aside() || file.aside()));
    }
}
