package register.importing;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import register.importing.source.RefusedSourceException;
import register.testing.Checkout;

/// Companies' pages in many forms and languages, each with the expected facts: a measure of the import. No page was
/// written to fit a rule of the importer. Authors of rules do not look at the folder `held-out`. The figures are
/// printed, and written to `target/import-corpus.md`; the misses of the other pages to
/// `target/import-corpus-misses.txt`.
class CorpusTest {
    /// The minimum to be reached; for silent errors, and questions per subprocessor, the maximum.
    private record Goals(
            double recall, double precision, double places, int wrongUnasked, double dates, double questions) {}

    private static final Goals GOALS = new Goals(0.97, 0.97, 0.9, 0, 0.9, 1.5);

    private static final Path TARGET = Checkout.root().resolve("functions/import/target");

    @Test
    void pagesAreRead() throws IOException {
        Map<CorpusPage, CorpusScore> open = measured(CorpusPage.FOLDER);
        Map<CorpusPage, CorpusScore> heldOut = measured(CorpusPage.FOLDER.resolve("held-out"));
        assertEquals(71, open.size());
        assertEquals(20, heldOut.size());
        String table = "## By form\n\n" + table(open, CorpusPage::form) + "\n## By language\n\n"
                + table(open, CorpusPage::language) + "\n## In total\n\n" + CorpusScore.head()
                + sum(open).row("all") + sum(heldOut).row("held out");
        System.out.println(table);
        Files.createDirectories(TARGET);
        Files.writeString(TARGET.resolve("import-corpus.md"), table);
        Files.write(TARGET.resolve("import-corpus-misses.txt"), sum(open).misses());
        assertReached(sum(open));
        assertReached(sum(heldOut));
    }

    private static void assertReached(CorpusScore score) {
        String row = CorpusScore.head() + score.row("reached");
        assertAll(
                () -> assertTrue(score.recall() >= GOALS.recall(), "names' recall\n" + row),
                () -> assertTrue(score.precision() >= GOALS.precision(), "names' precision\n" + row),
                () -> assertTrue(score.placesShare() >= GOALS.places(), "locations\n" + row),
                () -> assertTrue(score.wrongUnasked() <= GOALS.wrongUnasked(), "wrong and not asked\n" + row),
                () -> assertTrue(score.datesShare() >= GOALS.dates(), "dates\n" + row),
                () -> assertTrue(score.questionsEach() <= GOALS.questions(), "questions\n" + row));
    }

    private static Map<CorpusPage, CorpusScore> measured(Path folder) throws IOException {
        var scores = new LinkedHashMap<CorpusPage, CorpusScore>();
        for (CorpusPage page : CorpusPage.in(folder)) {
            DraftFacts draft;
            try {
                String name = page.file().getFileName().toString();
                draft = DraftFacts.of(
                        PageImport.read(name, page.bytes(), Answers.NONE).yaml());
            } catch (RefusedSourceException e) {
                draft = DraftFacts.NOTHING;
            }
            scores.put(page, CorpusScore.of(page, draft));
        }
        return scores;
    }

    private static CorpusScore sum(Map<CorpusPage, CorpusScore> scores) {
        return scores.values().stream().reduce(CorpusScore.NONE, CorpusScore::plus);
    }

    private static String table(Map<CorpusPage, CorpusScore> scores, Function<CorpusPage, String> by) {
        var groups = new TreeMap<String, CorpusScore>();
        scores.forEach((page, score) -> groups.merge(by.apply(page), score, CorpusScore::plus));
        var rows = new StringBuilder(CorpusScore.head());
        groups.forEach((group, score) -> rows.append(score.row(group)));
        return rows.toString();
    }
}
