import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Writes the papers of a release: the licence of each jar, and the list of parts that Maven wrote, with the Java
/// runtime added.
final class ReleasePapers {
    private static final Pattern LICENCE =
            Pattern.compile("(?:.*[/-])?(?:LICEN[CS]ES?|COPYING|OFL|MPL|LGPL)(?:[.-].*)?|.*licenses\\.txt");
    private static final Pattern NOTICE = Pattern.compile("(?:.*[/-])?NOTICE(?:\\..*)?");
    private static final String COMPONENTS = "\"components\" : [";

    private final Path licences;
    private final Map<String, String> withoutText = new HashMap<>();

    private ReleasePapers(Path licences, Path texts) throws IOException {
        this.licences = licences;
        for (String line : Files.readAllLines(texts.resolve("without-text"))) {
            if (!line.startsWith("#")) {
                String[] words = line.split(" ");
                withoutText.put(words[1], words[0]);
            }
        }
    }

    /// @param arguments the release's folder, with `lib`, `runtime` and `bom.json`; the folder of licences for
    ///     libraries without one; the JDK of the runtime
    public static void main(String[] arguments) throws IOException {
        Path release = Path.of(arguments[0]);
        Path texts = Path.of(arguments[1]);
        Path licences = Files.createDirectory(release.resolve("licences"));
        var lines = new StringBuilder(Files.readString(texts.resolve("introduction.txt")));
        var papers = new ReleasePapers(licences, texts);
        Path bom = release.resolve("bom.json");
        String parts = Files.readString(bom);
        for (Path jar : jars(release.resolve("lib"))) {
            String part = jar.getFileName().toString().replaceFirst("-([0-9].*)\\.jar$", "@$1?type=jar");
            if (!parts.contains("/" + part + "\"")) {
                throw new IOException(jar + " is not in the list of parts: left over from another build?");
            }
            lines.append(jar.getFileName()).append(": ").append(papers.take(jar, texts)).append('\n');
        }
        Files.writeString(licences.resolve("README.txt"), lines);
        Files.writeString(bom, withRuntime(parts, Path.of(arguments[2], "release")));
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    /// Copies a jar's licence texts.
    ///
    /// @return their folder
    private String take(Path jar, Path texts) throws IOException {
        String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        boolean own = name.endsWith("-SNAPSHOT");
        boolean licensed = own;
        var taken = new ArrayList<String>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                boolean licence = LICENCE.matcher(entry.getName()).matches();
                if (entry.isDirectory()
                        || entry.getName().endsWith(".class")
                        || !licence && !NOTICE.matcher(entry.getName()).matches()) {
                    continue;
                }
                licensed |= licence;
                String flat = entry.getName().replaceFirst("^META-INF/(?:maven/[^/]+/)?", "").replace('/', '-');
                taken.add(flat);
                Path file = licences.resolve(name).resolve(flat);
                Files.createDirectories(file.getParent());
                Files.write(file, zip.getInputStream(entry).readAllBytes());
            }
        }
        var where = new ArrayList<String>();
        if (own) {
            where.add("../LICENSE");
        } else if (!licensed) {
            where.add(stated(name, texts));
        }
        if (!taken.isEmpty()) {
            where.add(name + "/");
        }
        return String.join(", ", where);
    }

    private String stated(String name, Path texts) throws IOException {
        String licence = withoutText.get(name.replaceFirst("-[0-9].*", ""));
        if (licence == null) {
            throw new IOException(name + " carries no licence: look it up, and add it to " + texts.resolve("without-text"));
        }
        if (licence.equals("Apache-2.0")) {
            return "../LICENSE";
        }
        Path text = texts.resolve(licence + ".txt");
        Path copy = licences.resolve(text.getFileName());
        if (!Files.exists(copy)) {
            Files.copy(text, copy);
        }
        return copy.getFileName().toString();
    }

    private static String withRuntime(String bom, Path release) throws IOException {
        var jdk = new Properties();
        jdk.load(new StringReader(Files.readString(release, UTF_8).replace("\"", "")));
        String version = jdk.getProperty("JAVA_RUNTIME_VERSION");
        int components = bom.indexOf(COMPONENTS);
        if (version == null || components < 0) {
            throw new IOException("no version of Java in " + release + ", or no components in the list of parts");
        }
        return new StringBuilder(bom)
                .insert(components + COMPONENTS.length(), """

                            {
                              "type" : "platform",
                              "bom-ref" : "pkg:generic/openjdk@%2$s",
                              "name" : "openjdk",
                              "version" : "%1$s",
                              "licenses" : [
                                {
                                  "expression" : "GPL-2.0-only WITH Classpath-exception-2.0"
                                }
                              ],
                              "purl" : "pkg:generic/openjdk@%2$s"
                            },""".formatted(version, version.replace("+", "%2B")))
                .toString();
    }
}
