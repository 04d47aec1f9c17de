package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import register.testing.Checkout;

/// The bundles of the register's own words in the sources.
final class Bundles {
    private static final String ENGLISH = "_en.properties";

    private Bundles() {}

    /// The English file of each.
    static List<Path> english() throws IOException {
        List<Path> bundles =
                files(Checkout.file("functions"), path -> path.contains("/src/main/") && path.endsWith(ENGLISH));
        if (bundles.size() < 5) {
            throw new IllegalStateException("too few bundles: " + bundles);
        }
        return bundles;
    }

    /// By name, e.g. The words of each bundle in one language, by name, such as `glossary`; if two share a name, the
    /// second is named by its folder.
    static Map<String, Properties> in(String language) throws IOException {
        var bundles = new TreeMap<String, Properties>();
        for (Path english : english()) {
            Properties words = read(file(english, language));
            if (bundles.putIfAbsent(name(english), words) != null) {
                bundles.put(
                        Checkout.root()
                                .relativize(english.resolveSibling(name(english)))
                                .toString(),
                        words);
            }
        }
        return bundles;
    }

    static Path file(Path english, String language) {
        return english.resolveSibling(name(english) + "_" + language + ".properties");
    }

    static String name(Path english) {
        String file = english.getFileName().toString();
        return file.substring(0, file.length() - ENGLISH.length());
    }

    /// The languages of a bundle's files.
    static Set<String> languages(Path english) throws IOException {
        String prefix = name(english) + "_";
        Set<String> found = new TreeSet<>();
        try (var files = Files.list(Objects.requireNonNull(english.getParent()))) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith(prefix) && file.endsWith(".properties"))
                    .forEach(file -> found.add(file.substring(prefix.length(), file.indexOf(".properties"))));
        }
        return found;
    }

    static Properties read(Path file) throws IOException {
        var words = new Properties();
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
            words.load(reader);
        }
        return words;
    }

    static List<Path> files(Path folder, Predicate<String> wanted) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> wanted.test(file.toString())).sorted().toList();
        }
    }
}
