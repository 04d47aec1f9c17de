package register.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import register.testing.Checkout;

/// A page of the corpus with the expected facts: a file `NAME.tsv` beside `NAME.html` or another format.
///
/// @param date a day; or the page's words, if a person must be asked; or `none`
/// @param provider the company in whose name the page speaks, as the page names it, or `none`
/// @param optional names that a draft may list or leave out: those announced for a later day
/// @param traps names on the page that are no subprocessors: parties, customers, auditors, former subprocessors
record CorpusPage(
        Path file,
        String language,
        String form,
        String date,
        String provider,
        List<Truth> subprocessors,
        List<String> optional,
        List<String> traps) {
    static final Path FOLDER = Checkout.root().resolve("functions/import/src/test/resources/register/importing/corpus");

    /// One subprocessor, in any of its rows.
    ///
    /// @param names correct names: the brand, the legal name, or both as the page writes them
    /// @param places ISO 3166-1 codes, `EU`, `EEA`, `GLOBAL`; empty if the page states none
    /// @param alsoRight optional places: "EU (Frankfurt)" names the EU beside Germany
    record Truth(List<String> names, Set<String> places, Set<String> alsoRight, List<String> purposes) {
        private static Truth of(String[] line) {
            List<String> places = list(line[2], ", ", "unstated");
            return new Truth(
                    list(line[1], " \\| ", "none"),
                    Set.copyOf(places.stream().filter(one -> !one.endsWith("?")).toList()),
                    Set.copyOf(places.stream()
                            .filter(one -> one.endsWith("?"))
                            .map(one -> one.substring(0, one.length() - 1))
                            .toList()),
                    list(line[3], " \\| ", "none"));
        }

        private static List<String> list(String words, String separator, String none) {
            return words.equals(none) ? List.of() : List.of(words.split(separator));
        }
    }

    String name() {
        return file.getFileName().toString();
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(file);
    }

    /// The pages of a folder, by name.
    static List<CorpusPage> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            Files.isRegularFile(file) && !file.toString().endsWith(".tsv"))
                    .sorted()
                    .map(CorpusPage::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CorpusPage read(Path file) {
        Path truth = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.\\w+$", ".tsv"));
        try {
            List<String[]> lines = Files.readAllLines(truth).stream()
                    .map(line -> line.split("\t"))
                    .toList();
            return new CorpusPage(
                    file,
                    said(lines, "language"),
                    said(lines, "form"),
                    said(lines, "date"),
                    said(lines, "provider"),
                    lines.stream()
                            .filter(cells -> cells[0].equals("subprocessor"))
                            .map(Truth::of)
                            .toList(),
                    all(lines, "optional"),
                    all(lines, "trap"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String said(List<String[]> lines, String field) {
        return all(lines, field).getFirst();
    }

    private static List<String> all(List<String[]> lines, String field) {
        return lines.stream()
                .filter(cells -> cells[0].equals(field))
                .map(cells -> cells[1])
                .toList();
    }
}
