package register.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Commands of a page that `DocsRunTest` does not type: those that have a text.
///
/// @param text in the command; `*` for each command of the page
/// @param reason why; of what is run elsewhere, the test
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

    static Optional<DocsOmission> of(DocsBlock block) {
        return omitted(block).findFirst();
    }

    static Optional<DocsOmission> elsewhere(DocsBlock block) {
        return RUN_ELSEWHERE.stream()
                .filter(one -> one.names(block) && of(block).isEmpty())
                .findFirst();
    }

    /// What of a block is typed.
    static String left(DocsBlock block) {
        List<DocsOmission> omitted = omitted(block).toList();
        return Stream.of(block.text().split("(?<=[^\\\\]\n)"))
                .filter(command ->
                        omitted.stream().noneMatch(one -> one.text().equals("*") || command.contains(one.text())))
                .collect(Collectors.joining());
    }

    private static Stream<DocsOmission> omitted(DocsBlock block) {
        return NOT_RUN.stream().filter(one -> one.names(block));
    }
}
