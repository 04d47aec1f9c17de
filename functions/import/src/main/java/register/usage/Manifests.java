package register.usage;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Knows manifests and lock files by their names.
final class Manifests {
    /// A lock file, and the manifest beside which it says nothing more.
    private static final Map<String, String> LOCKS = Map.of(
            "package-lock.json", "package.json",
            "npm-shrinkwrap.json", "package.json",
            "pnpm-lock.yaml", "package.json",
            "yarn.lock", "package.json",
            "composer.lock", "composer.json",
            "gemfile.lock", "gemfile",
            "poetry.lock", "pyproject.toml",
            "uv.lock", "pyproject.toml",
            "cargo.lock", "cargo.toml");

    private static final Pattern REQUIREMENTS = Pattern.compile("(?:.*[-_.])?requirements(?:[-_.].*)?\\.(?:txt|in)");
    private static final Pattern COMPOSE = Pattern.compile("(?:docker-)?compose(?:[-_.].*)?\\.ya?ml");

    private Manifests() {}

    static boolean isManifest(String name) {
        return LOCKS.containsKey(name.toLowerCase(Locale.ROOT)) || format(name) != null;
    }

    /// The manifest that makes a lock file needless; null for other files.
    static @Nullable String manifestOf(String name) {
        return LOCKS.get(name.toLowerCase(Locale.ROOT));
    }

    static List<SeenName> in(SourceFile file) {
        Format format = format(file.name());
        return format == null ? List.of() : format.read(file.text());
    }

    private interface Format {
        List<SeenName> read(String text);
    }

    private static @Nullable Format format(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "package.json", "package-lock.json", "npm-shrinkwrap.json" -> JsonManifest::npm;
            case "composer.json", "composer.lock" -> JsonManifest::composer;
            case "pnpm-lock.yaml" -> LineManifest.PNPM::read;
            case "yarn.lock" -> LineManifest.YARN::read;
            case "pyproject.toml", "pipfile" -> TomlManifest::python;
            case "poetry.lock", "uv.lock" -> LineManifest.PYTHON_LOCK::read;
            case "cargo.toml" -> TomlManifest::cargo;
            case "cargo.lock" -> LineManifest.CARGO_LOCK::read;
            case "go.mod" -> LineManifest.GO::read;
            case "pom.xml" -> MavenManifest::read;
            case "gemfile", "gemfile.lock" -> LineManifest.GEM::read;
            case "mix.exs" -> LineManifest.HEX::read;
            default -> byEnd(name);
        };
    }

    private static @Nullable Format byEnd(String name) {
        if (name.endsWith(".gemspec")) {
            return LineManifest.GEM::read;
        }
        if (name.endsWith(".csproj") || name.endsWith(".fsproj") || name.equals("directory.packages.props")) {
            return LineManifest.NUGET::read;
        }
        if (name.endsWith(".gradle") || name.endsWith(".gradle.kts") || name.endsWith(".versions.toml")) {
            return LineManifest.GRADLE::read;
        }
        if (name.endsWith(".tf")) {
            return LineManifest.TERRAFORM::read;
        }
        if (COMPOSE.matcher(name).matches()) {
            return LineManifest.COMPOSE::read;
        }
        return REQUIREMENTS.matcher(name).matches() ? LineManifest.REQUIREMENTS::read : null;
    }
}
