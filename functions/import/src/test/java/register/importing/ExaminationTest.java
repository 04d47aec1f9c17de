package register.importing;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import register.testing.Checkout;

/// Pages with real companies' names, and agreements: a measure of the import by the kinds of page that companies
/// publish. The floors are what it reached; they may only rise, towards the goals. Of the sealed pages only totals are
/// shown.
class ExaminationTest {
    /// The least that must be reached; for wrong places and questions, the most.
    private record Level(
            double recall,
            double precision,
            double places,
            int wrongUnasked,
            double dates,
            double questions,
            double sound) {}

    /// What a version of the import that knows vendors is to reach.
    private static final Level GOALS = new Level(0.97, 0.97, 0.95, 0, 0.95, 0.8, 1);

    private static final Level FLOOR = new Level(0.99, 0.99, 0.98, 0, 0.95, 0.68, 1);

    private static final Level SEALED_FLOOR = new Level(0.96, 0.9, 0.92, 0, 0.85, 0.95, 1);

    private static final Path FOLDER =
            Checkout.root().resolve("functions/import/src/test/resources/register/importing/examination");
    private static final Path TARGET = Checkout.root().resolve("functions/import/target");

    @Test
    void pagesThatBuildersReadKeepTheirLevel() throws IOException {
        Map<CorpusPage, Examined> pages = examined(FOLDER.resolve("pages"));
        assertEquals(60, pages.size());
        String table = "## By class\n\n" + table(pages, CorpusPage::form) + "\n## By language\n\n"
                + table(pages, CorpusPage::language) + "\n## By page\n\n" + table(pages, CorpusPage::name)
                + "\n## In total\n\n" + Examined.head() + goals() + sum(pages).row("all");
        System.out.println(table);
        Files.createDirectories(TARGET);
        Files.writeString(TARGET.resolve("examination.md"), table);
        Files.write(TARGET.resolve("examination-misses.txt"), sum(pages).misses());
        assertKept(FLOOR, sum(pages));
    }

    @Test
    void sealedPagesKeepTheirLevel() throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(FOLDER.resolve("sealed.zip"))) {
            Map<CorpusPage, Examined> pages = examined(zip.getPath("/"));
            System.out.println(Examined.head() + goals() + sum(pages).row("sealed"));
            assertEquals(20, pages.size());
            assertKept(SEALED_FLOOR, sum(pages));
        }
    }

    private static void assertKept(Level floor, Examined all) {
        String row = Examined.head() + all.row("reached");
        CorpusScore score = all.score();
        assertAll(
                () -> assertTrue(score.recall() >= floor.recall(), "names' recall\n" + row),
                () -> assertTrue(score.precision() >= floor.precision(), "names' precision\n" + row),
                () -> assertTrue(score.placesShare() >= floor.places(), "locations\n" + row),
                () -> assertTrue(score.wrongUnasked() <= floor.wrongUnasked(), "wrong and not asked\n" + row),
                () -> assertTrue(score.datesShare() >= floor.dates(), "dates\n" + row),
                () -> assertTrue(score.questionsEach() <= floor.questions(), "questions\n" + row),
                () -> assertTrue(all.soundShare() >= floor.sound(), "sound once answered\n" + row));
    }

    private static String goals() {
        return String.format(
                Locale.ROOT,
                "| goal | | | %.2f | %.2f | %.2f | %d | | %.2f | | %.2f | %.2f | 0 |%n",
                GOALS.recall(),
                GOALS.precision(),
                GOALS.places(),
                GOALS.wrongUnasked(),
                GOALS.dates(),
                GOALS.questions(),
                GOALS.sound());
    }

    private static Map<CorpusPage, Examined> examined(Path folder) throws IOException {
        var all = new LinkedHashMap<CorpusPage, Examined>();
        for (CorpusPage page : CorpusPage.in(folder)) {
            all.put(page, Examined.of(page));
        }
        return all;
    }

    private static Examined sum(Map<CorpusPage, Examined> pages) {
        return pages.values().stream().reduce(Examined.NONE, Examined::plus);
    }

    private static String table(Map<CorpusPage, Examined> pages, Function<CorpusPage, String> by) {
        var groups = new TreeMap<String, Examined>();
        pages.forEach((page, one) -> groups.merge(by.apply(page), one, Examined::plus));
        var rows = new StringBuilder(Examined.head());
        groups.forEach((group, one) -> rows.append(one.row(group)));
        return rows.toString();
    }
}
