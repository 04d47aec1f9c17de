package register.vendors;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import register.vendors.Service.Kind;

/// Finds the vendor of a package, a variable or a host: as `services.tsv` states it, else as its form suggests.
public final class ServiceCatalogue {
    private static final Pattern PYPI_SIGNS = Pattern.compile("[-_.]+");
    private static final Pattern GO_MAJOR = Pattern.compile("/v\\d+$");
    /// What stands before a vendor's website at an address that people read.
    private static final Pattern READ = Pattern.compile(
            "(?i)www|about|academy|blog|careers|changelog|community|dev|developers?|docs?|forum|help|info|learn|legal|marketing"
                    + "|marketplace|partners?|pages|privacy|security|status|support|trust|university");
    private static final int LONGEST = 300;

    private final Map<String, Service> byName;
    private final Set<String> libraries;
    private final LikelyService likely;
    private final Set<String> brands;

    ServiceCatalogue(List<Service> services, Collection<String> libraries, LikelyService likely) {
        this.libraries = libraries.stream().map(ServiceCatalogue::library).collect(Collectors.toUnmodifiableSet());
        this.likely = likely;
        this.byName = services.stream()
                .collect(Collectors.toUnmodifiableMap(
                        service -> key(service.kind(), service.name()), Function.identity()));
        this.brands =
                services.stream().map(service -> service.vendor().brand()).collect(Collectors.toUnmodifiableSet());
    }

    private static final class Shipped {
        private static final ServiceCatalogue CATALOGUE =
                new ServiceCatalogue(VendorFiles.services(), VendorFiles.libraries(), LikelyService.shipped());
    }

    /// The catalogue that comes with the program.
    public static ServiceCatalogue shipped() {
        return Shipped.CATALOGUE;
    }

    /// True if a service of the vendor is known.
    public boolean covers(String brand) {
        return brands.contains(brand);
    }

    /// The service that a package, a file or a variable belongs to, by its name or its scope.
    ///
    /// @param name as a manifest states it; a Go package counts as its module
    public Optional<Service> ofPackage(Kind registry, String name) {
        if (name.length() > LONGEST || registry == Kind.HOST || libraries.contains(key(registry, name))) {
            return Optional.empty();
        }
        String part = name;
        Service found = byName.get(key(registry, part));
        while (found == null && part.contains("/")) {
            part = part.substring(0, part.lastIndexOf('/'));
            found = byName.get(key(registry, part + "/"));
            if (found == null && registry == Kind.GO) {
                found = byName.get(key(registry, part));
            }
        }
        return found == null && registry != Kind.FILE ? likely.of(registry, name) : Optional.ofNullable(found);
    }

    /// The service that a host belongs to, itself or as a host below one of the service.
    public Optional<Service> ofHost(String host) {
        if (host.length() > LONGEST || libraries.contains(key(Kind.HOST, host))) {
            return Optional.empty();
        }
        String part = host;
        Service found = byName.get(key(Kind.HOST, part));
        while (found == null && part.contains(".")) {
            String label = part.substring(0, part.indexOf('.'));
            part = part.substring(part.indexOf('.') + 1);
            found = byName.get(key(Kind.HOST, part));
            if (found == null && !READ.matcher(label).matches()) {
                found = byName.get(key(Kind.HOST, "*." + part));
            }
        }
        return found == null ? likely.ofHost(host) : Optional.of(found);
    }

    private static String library(String line) {
        String[] column = VendorFiles.columns(line, 2);
        return key(Kind.of(column[0]), column[1]);
    }

    /// Registries write some names in several ways.
    private static String key(Kind kind, String name) {
        String written = switch (kind) {
            case PYPI -> PYPI_SIGNS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
            case GO -> GO_MAJOR.matcher(name).replaceFirst("");
            case NUGET, COMPOSER, TERRAFORM, HOST -> name.toLowerCase(Locale.ROOT);
            case CARGO -> name.replace('_', '-');
            case NPM, MAVEN, GEM, HEX, IMAGE, FILE, VARIABLE -> name;
        };
        return kind + " " + written;
    }
}
