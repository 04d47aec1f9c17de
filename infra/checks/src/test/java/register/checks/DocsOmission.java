package register.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Commands of a page that `DocsRunTest` does not type, found by their text.
///
/// @param text in the command; `*` for each command of the page
/// @param reason for the omission; for commands run elsewhere, the test
record DocsOmission(String page, String text, String reason) {
    static final List<DocsOmission> NOT_RUN = read("not-run.tsv");
    static final List<DocsOmission> RUN_ELSEWHERE = read("run-elsewhere.tsv");

    private static List<DocsOmission> read(String file) {
        try (Stream<String> lines = Files.lines(DocsPage.SETUPS.resolve(file))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 3))
                    .map(fields -> new DocsOmission(fields[0], fields[1], fields[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean names(DocsBlock block) {
        return page.equals(block.page()) && (text.equals("*") || block.text().contains(text));
    }

    /// The omissions that match the block, or a command in it.
    static List<DocsOmission> of(DocsBlock block, List<DocsOmission> some) {
        return some.stream().filter(one -> one.names(block)).toList();
    }

    /// The typed part of a block.
    static String left(DocsBlock block) {
        return block.commands()
                .filter(command -> !omits(block, command, NOT_RUN) && !omits(block, command, RUN_ELSEWHERE))
                .collect(Collectors.joining());
    }

    /// True if nothing types a command of the block.
    static boolean isNotRun(DocsBlock block) {
        return !block.isShown()
                && left(block).isBlank()
                && block.commands()
                        .noneMatch(command -> omits(block, command, RUN_ELSEWHERE) && !omits(block, command, NOT_RUN));
    }

    /// The commands of the README and the docs typed by a test, page by page.
    static List<String> commandsFor(String test) throws IOException {
        List<DocsOmission> its = RUN_ELSEWHERE.stream()
                .filter(one -> one.reason().endsWith("/" + test + ".java"))
                .toList();
        return DocsBlock.all().stream()
                .flatMap(block -> block.commands().filter(command -> omits(block, command, its)))
                .toList();
    }

    private static boolean omits(DocsBlock block, String command, List<DocsOmission> some) {
        return of(block, some).stream().anyMatch(one -> one.text().equals("*") || command.contains(one.text()));
    }
}
