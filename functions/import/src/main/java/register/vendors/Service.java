package register.vendors;

/// How source code shows that it uses a vendor: a package of the vendor's, or a host that the vendor's programs call.
///
/// @param name of the package in its registry, of a scope with its slash, or of the host
public record Service(Vendor vendor, Kind kind, String name, Source source) {
    /// The registry of a package, or a host.
    public enum Kind {
        NPM,
        PYPI,
        MAVEN,
        GO,
        GEM,
        NUGET,
        COMPOSER,
        HOST;

        static Kind of(String word) {
            return switch (word) {
                case "npm" -> NPM;
                case "pypi" -> PYPI;
                case "maven" -> MAVEN;
                case "go" -> GO;
                case "gem" -> GEM;
                case "nuget" -> NUGET;
                case "composer" -> COMPOSER;
                case "host" -> HOST;
                default -> throw new IllegalArgumentException("no such kind of service: " + word);
            };
        }
    }
}
