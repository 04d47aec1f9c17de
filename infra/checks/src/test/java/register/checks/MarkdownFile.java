package register.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import register.testing.Checkout;

/// A document of the tree, for people.
///
/// @param prose its text without its code blocks
/// @param code its code blocks; a line that ends with a backslash is joined with the next
record MarkdownFile(Path path, String text, String prose, String code) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```([^\\n]*)\\n(.*?)^ *```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static List<MarkdownFile> all() throws IOException {
        var files = new ArrayList<MarkdownFile>();
        for (String file : List.of("README.md", "INVARIANTS.md", ".github/SECURITY.md", "infra/bench/README.md")) {
            files.add(read(Checkout.root().resolve(file)));
        }
        try (Stream<Path> docs = Files.list(Checkout.file("docs"))) {
            for (Path file : docs.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                files.add(read(file));
            }
        }
        return files;
    }

    static MarkdownFile read(Path path) throws IOException {
        String text = Files.readString(path);
        var code = new StringBuilder();
        BLOCK.matcher(text)
                .results()
                .forEach(block -> code.append(block.group(2).replace("\\\n", " ")));
        return new MarkdownFile(path, text, BLOCK.matcher(text).replaceAll(""), code.toString());
    }

    String name() {
        return Checkout.root().relativize(path).toString();
    }

    /// The anchors of its headings.
    Set<String> anchors() {
        var anchors = new HashSet<String>();
        HEADING.matcher(prose)
                .results()
                .map(heading -> anchor(heading.group(1)))
                .forEach(anchors::add);
        return anchors;
    }

    /// The anchor of a heading, as GitHub makes it.
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
