package register.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.vendors.Service.Kind;

/// Manifests that state a dependency on each line.
enum LineManifest {
    GO(
            Kind.GO,
            "(?:require\\s+)?([\\w.-]+\\.[a-z]+/[\\w./~-]+)\\s+v\\d.*",
            ".*//\\s*indirect\\b.*",
            "(?:replace|exclude|retract)\\b.*"),
    GEM(
            Kind.GEM,
            "(?:gem|\\w+\\.add(?:_runtime|_development)?_dependency)[\\s(]+['\"]([\\w.-]+)['\"].*|([\\w.-]+)(?: \\([^)]*\\))?!?",
            ".*(?:add_development_dependency|group(?:s)?:?\\s*(?:=>\\s*)?\\[?\\s*:(?:test|development)\\b).*",
            "end"),
    REQUIREMENTS(Kind.PYPI, "([A-Za-z0-9][\\w.-]*)\\s*(?:\\[[^]]*\\])?\\s*(?:[=<>!~@;].*|#.*)?", "", "-.*"),
    PYTHON_LOCK(Kind.PYPI, "name = \"([\\w.-]+)\"", "", ""),
    CARGO_LOCK(Kind.CARGO, "name = \"([\\w.-]+)\"", "", ""),
    PNPM(Kind.NPM, "'?((?:@[\\w.-]+/)?[\\w.-]+)'?:", "", ""),
    YARN(Kind.NPM, "\"?((?:@[\\w.-]+/)?[\\w.-]+)@.*:", "", ""),
    NUGET(Kind.NUGET, ".*<Package(?:Reference|Version)\\s[^>]*\\bInclude=\"([\\w.-]+)\".*", "", ""),
    GRADLE(
            Kind.MAVEN,
            ".*['\"]([\\w.-]+:[\\w.-]+)(?::[^'\"]*)?['\"].*",
            "(?:test|androidTest|jmh|integrationTest)\\w*\\b.*",
            ""),
    HEX(Kind.HEX, ".*\\{\\s*:(\\w+)\\s*,.*", ".*\\bonly:\\s*\\[?\\s*:(?:test|dev)\\b.*", ""),
    TERRAFORM(Kind.TERRAFORM, ".*\\bsource\\s*=\\s*\"(?:registry\\.terraform\\.io/)?([\\w-]+/[\\w-]+)\".*", "", ""),
    COMPOSE(Kind.IMAGE, "-?\\s*image:\\s*['\"]?([\\w./-]+)(?::[^'\"]*)?['\"]?.*", "", "");

    private static final int LONGEST = 500;
    private static final Pattern GROUP = Pattern.compile("group\\b.*\\bdo\\b.*");
    private static final Pattern ONLY_DEVELOPMENT =
            Pattern.compile("group(?:\\s*\\(|\\s+)(?:(?:,\\s*)?:(?:test|development|dev)\\b)+[\\s)]*do\\b.*");

    private final Kind kind;
    private final Pattern dependency;
    private final Pattern development;
    private final Pattern other;

    LineManifest(Kind kind, String dependency, String development, String other) {
        this.kind = kind;
        this.dependency = Pattern.compile(dependency);
        this.development = Pattern.compile(development);
        this.other = Pattern.compile(other);
    }

    List<SeenName> read(String text) {
        var found = new ArrayList<SeenName>();
        boolean group = false;
        int number = 0;
        for (String whole : (Iterable<String>) text.lines()::iterator) {
            number++;
            String line = whole.substring(0, Math.min(LONGEST, whole.length())).strip();
            if (this == GEM && GROUP.matcher(line).matches()) {
                group = ONLY_DEVELOPMENT.matcher(line).matches();
            } else if (this == GEM && line.equals("end")) {
                group = false;
            }
            if (line.startsWith("#")
                    || line.startsWith("//")
                    || other.matcher(line).matches()) {
                continue;
            }
            Matcher named = dependency.matcher(line);
            if (named.matches()) {
                String name = named.group(1) == null ? named.group(named.groupCount()) : named.group(1);
                found.add(new SeenName(
                        kind, name, number, group || development.matcher(line).matches()));
            }
        }
        return found;
    }
}
