package register.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import register.testing.Checkout;

/// The blocks of a page that run in one terminal, and their preparation: `PAGE.sh`, or `PAGE.SECTION.sh` for a
/// section with its own terminal. The first part of that file is typed first; a part below `#: TEXT` before the block
/// with that text.
///
/// @param name the page, such as `docs/log.md`, or its section, such as `docs/log.md#follow-a-log`
record DocsPage(String name, List<DocsBlock> blocks) {
    static final Path SETUPS = Checkout.file("infra/checks/src/test/resources/docs");
    private static final Pattern PART = Pattern.compile("(?m)^#: (.+)$");
    private static final Pattern KEPT = Pattern.compile(
            "(?m)^(?=(?:[A-Z_]+=\\S+ +)*(?:infra/run|(?:infra|bin)/register (?:serve|edit|desk|witness))(?: |$))");

    /// A typed line, and the output shown in the page.
    record Line(String typed, String shown) {}

    static List<DocsPage> of(List<DocsBlock> blocks) {
        var terminals = new LinkedHashMap<String, List<DocsBlock>>();
        for (DocsBlock block : blocks) {
            String section = block.page() + "#" + block.section();
            String name = Files.exists(setup(section)) ? section : block.page();
            terminals.computeIfAbsent(name, _ -> new ArrayList<>()).add(block);
        }
        return terminals.entrySet().stream()
                .map(terminal -> new DocsPage(terminal.getKey(), List.copyOf(terminal.getValue())))
                .toList();
    }

    static Path setup(String name) {
        return SETUPS.resolve(
                Path.of(name).getFileName().toString().replace(".md", "").replace('#', '.') + ".sh");
    }

    /// The preparation for a block.
    String before(DocsBlock block) throws IOException {
        Path file = setup(name);
        if (!Files.exists(file)) {
            return "";
        }
        String[] parts = PART.split(Files.readString(file), -1);
        List<String> heads = PART.matcher(Files.readString(file))
                .results()
                .map(head -> head.group(1))
                .toList();
        var due = new StringBuilder(block.equals(firstTyped()) ? parts[0] : "");
        for (int i = 0; i < heads.size(); i++) {
            String head = heads.get(i);
            if (blocks.stream().noneMatch(other -> other.text().contains(head))) {
                throw new AssertionError(file + ": no block has \"" + head + "\"");
            }
            if (block.equals(blocks.stream()
                    .filter(other -> other.text().contains(head))
                    .findFirst()
                    .orElseThrow())) {
                due.append(parts[i + 1]);
            }
        }
        return due.toString();
    }

    private DocsBlock firstTyped() {
        return blocks.stream()
                .filter(block -> block.isTyped() || block.isFile())
                .findFirst()
                .orElseThrow();
    }

    /// A block as a reader types it.
    ///
    /// @param text of the block, or the part of it that is run
    static List<Line> lines(DocsBlock block, String text) {
        if (block.isFile()) {
            boolean added = block.label().startsWith("added to ");
            String file = block.label().replace("added to ", "");
            return List.of(new Line(
                    "cat " + (added ? ">>" : ">") + "'" + file + "' <<'END OF FILE'\n" + text + "END OF FILE\n", ""));
        }
        if (!block.language().equals("console")) {
            return List.of(new Line(kept(text), ""));
        }
        var lines = new ArrayList<Line>();
        for (String part : text.split("(?m)^\\$ ", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            int end = Pattern.compile("(?<!\\\\)\n").split(part, 2)[0].length() + 1;
            lines.add(new Line(kept(part.substring(0, end)), part.substring(end)));
        }
        return lines;
    }

    private static String kept(String text) {
        return KEPT.matcher(text).replaceAll("keep ");
    }
}
