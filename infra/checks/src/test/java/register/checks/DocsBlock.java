package register.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import register.testing.Checkout;

/// A fenced block of a page.
///
/// @param page from the checkout's root, such as `docs/log.md`
/// @param section the anchor of the second-level heading above it; empty if there is none
/// @param line of its first line in the page
/// @param language of the block; empty for a picture
/// @param label the word after the language: the name of a file with the block's content; invisible to readers
record DocsBlock(String page, String section, int line, String language, String label, String text) {
    private static final Parser PARSER =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

    static List<DocsBlock> all() throws IOException {
        var found = new ArrayList<DocsBlock>();
        for (String folder : List.of("", "docs", ".github", "infra/bench")) {
            try (Stream<Path> files = Files.list(Checkout.file(folder))) {
                for (Path file : files.filter(name -> name.toString().endsWith(".md"))
                        .sorted()
                        .toList()) {
                    found.addAll(in(Checkout.root().relativize(file).toString(), Files.readString(file)));
                }
            }
        }
        return List.copyOf(found);
    }

    static List<DocsBlock> in(String page, String markdown) {
        var found = new ArrayList<DocsBlock>();
        List<String> lines = markdown.lines().toList();
        PARSER.parse(markdown).accept(new AbstractVisitor() {
            private String section = "";

            @Override
            public void visit(Heading heading) {
                if (heading.getLevel() == 2) {
                    String line = lines.get(heading.getSourceSpans().getFirst().getLineIndex());
                    section = MarkdownFile.anchor(line.substring(3));
                }
            }

            @Override
            public void visit(FencedCodeBlock block) {
                String[] info = Objects.requireNonNullElse(block.getInfo(), "").split(" ", 2);
                int line = block.getSourceSpans().getFirst().getLineIndex() + 2;
                found.add(new DocsBlock(
                        page, section, line, info[0], info.length == 1 ? "" : info[1], block.getLiteral()));
            }
        });
        return found;
    }

    /// True if it is typed at a prompt.
    boolean isTyped() {
        return (language.equals("sh") && label.isEmpty()) || language.equals("console");
    }

    /// Its commands, each with its continuation lines; a block that is not typed counts as one.
    Stream<String> commands() {
        return isTyped() ? Stream.of(text.split("(?<=[^\\\\]\n)")) : Stream.of(text);
    }

    /// True if it is a file for the page's commands, to be written or appended.
    boolean isFile() {
        return !isTyped() && label.matches("(?:added to )?\\S+\\.[a-z]+");
    }

    /// True if it is only shown: a picture, or output of the register.
    boolean isShown() {
        return List.of("mermaid", "json").contains(language) && !isFile();
    }

    String where() {
        return page + ":" + line;
    }

    String firstLine() {
        return text.lines().findFirst().orElse("");
    }
}
