package register.vendors;

/// How source code shows that it uses a vendor: a package of the vendor's, a file that configures its service, a
/// variable
/// that its programs read, or a host that they call.
///
/// @param name of the package in its registry, of a scope with its slash, of the file, of the variable, or of the host
public record Service(Vendor vendor, Kind kind, String name, Source source) {
    /// The registry of a package, a file, a variable of the environment, or a host.
    public enum Kind {
        NPM,
        PYPI,
        MAVEN,
        GO,
        GEM,
        NUGET,
        COMPOSER,
        CARGO,
        HEX,
        TERRAFORM,
        IMAGE,
        FILE,
        VARIABLE,
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
                case "cargo" -> CARGO;
                case "hex" -> HEX;
                case "terraform" -> TERRAFORM;
                case "image" -> IMAGE;
                case "file" -> FILE;
                case "variable" -> VARIABLE;
                case "host" -> HOST;
                default -> throw new IllegalArgumentException("no such kind of service: " + word);
            };
        }
    }
}
