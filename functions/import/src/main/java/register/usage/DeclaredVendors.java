package register.usage;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.value.Problem;
import register.vendors.ServiceCatalogue;
import register.vendors.Stated;
import register.vendors.Vendor;
import register.vendors.VendorCatalogue;

/// The vendors that a list names: by legal name, brand or website. The company itself counts as named.
final class DeclaredVendors {
    private final Set<String> brands = new HashSet<>();
    private final List<Listed> listed = new ArrayList<>();

    private record Listed(String name, Set<String> brands) {}

    private DeclaredVendors() {}

    static DeclaredVendors of(PolicyVersion version) {
        var declared = new DeclaredVendors();
        for (Subprocessor subprocessor : version.subprocessors()) {
            var personal = subprocessor.personal();
            Set<String> found = new HashSet<>(found(personal.legalName()));
            found.addAll(found(personal.displayName()));
            found.addAll(at(personal.website()));
            declared.brands.addAll(found);
            declared.listed.add(new Listed(Problem.printable(subprocessor.name()), found));
        }
        version.editions().values().forEach(edition -> declared.brands.addAll(found(edition.provider())));
        if (version.company() != null) {
            declared.brands.addAll(found(version.company().legalName()));
        }
        return declared;
    }

    boolean names(String brand) {
        return brands.contains(brand);
    }

    /// Subprocessors of whose services none is among these vendors', sorted.
    List<String> notAmong(Set<String> seen) {
        return listed.stream()
                .filter(each -> isKnown(each) && each.brands().stream().noneMatch(seen::contains))
                .map(Listed::name)
                .sorted()
                .toList();
    }

    int unknown() {
        return (int) listed.stream().filter(each -> !isKnown(each)).count();
    }

    private static boolean isKnown(Listed each) {
        return each.brands().stream().anyMatch(ServiceCatalogue.shipped()::covers);
    }

    private static Set<String> found(@Nullable String name) {
        if (name == null) {
            return Set.of();
        }
        VendorCatalogue catalogue = VendorCatalogue.shipped();
        var brands = new HashSet<String>();
        catalogue.named(name).map(Vendor::brand).ifPresent(brands::add);
        catalogue.in(name).forEach(found -> brands.add(found.vendor().brand()));
        return brands;
    }

    private static final class Sites {
        private static final TreeMap<String, String> BRANDS = new TreeMap<>();

        static {
            for (Vendor vendor : VendorCatalogue.shipped().vendors()) {
                vendor.site()
                        .map(Stated::value)
                        .map(URI::create)
                        .ifPresent(site -> BRANDS.put(host(site), vendor.brand()));
            }
        }
    }

    private static Set<String> at(@Nullable URI site) {
        return site == null || site.getHost() == null
                ? Set.of()
                : Optional.ofNullable(Sites.BRANDS.get(host(site))).stream().collect(Collectors.toUnmodifiableSet());
    }

    private static String host(URI site) {
        String host = site.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring("www.".length()) : host;
    }
}
