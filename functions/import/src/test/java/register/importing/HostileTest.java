package register.importing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.importing.source.RefusedSourceException;
import register.policyfile.PolicyFile;
import register.testing.Examples;
import register.testing.Waiting;

/// Hostile files: refused in one line, or harmless.
class HostileTest {
    private static final String TABLE = "<table><tr><th>Company<th>Purpose</tr><tr><td>A Ltd<td>Mail</tr></table>";

    @Test
    void tooLargeIsRefused() {
        assertRefused("8388609 bytes: expected at most 8388608 (8 MiB)", "p.txt", new byte[8 * 1024 * 1024 + 1]);
    }

    @Test
    void encodingsAreNamed() {
        byte[] latin = "Company;Purpose\nÄ Ltd;Mail\n".getBytes(ISO_8859_1);
        assertRefused("line 2: not UTF-8, perhaps Latin-1: expected the file saved as UTF-8", "p.csv", latin);
        assertRefused("UTF-16: expected the file saved as UTF-8", "p.txt", "\uFEFFtext".getBytes(UTF_16LE));
        assertRefused("line 2: a NUL character: expected text", "p.txt", "a\nb\0".getBytes(UTF_8));
    }

    @Test
    void aPageIsReadInTheEncodingThatItNames() throws RefusedSourceException {
        String page = "<meta charset=iso-8859-1>" + TABLE.replace("A Ltd", "Ä Ltd");
        assertTrue(read("p.html", page.getBytes(ISO_8859_1)).yaml().contains("legalName: Ä Ltd"));
        assertTrue(read("p.html", page.replace("iso-8859-1", "us-ascii").getBytes(ISO_8859_1))
                .yaml()
                .contains("# Read as windows-1252, the encoding that the page names."));
        String quoted = page.replace("Mail", "\u201eMail\u201c");
        assertTrue(read("p.html", quoted.getBytes(Charset.forName("windows-1252")))
                .yaml()
                .contains("\u201eMail\u201c"));
        assertTrue(read("p.html", ("\uFEFF" + quoted).getBytes(UTF_16LE)).yaml().contains("\u201eMail\u201c"));
        assertTrue(read("p.html", quoted.getBytes(UTF_8)).yaml().contains("\u201eMail\u201c"));
    }

    @Test
    void aByteThatIsNoLetterIsAskedAboutWhereItStands() throws RefusedSourceException {
        String page = "<meta charset=utf-8>\n" + TABLE.replace("A Ltd", "Müller Ltd");
        Draft draft = read("p.html", page.getBytes(ISO_8859_1));
        assertTrue(draft.yaml().contains("legalName: \"M[…]ller Ltd\""), draft.yaml());
        OpenQuestion asked = draft.questions().stream()
                .filter(one -> one.text().contains("cannot be read as UTF-8"))
                .findFirst()
                .orElseThrow();
        assertEquals(2, asked.sourceLine());
        assertTrue(asked.text().endsWith("The source: \"M[…]ller Ltd\""), asked.text());
        assertRefused(
                "more than 20 places that are not UTF-8, the first in line 2: expected the file saved as UTF-8",
                "p.html",
                page.replace("Müller", "ü".repeat(21)).getBytes(ISO_8859_1));
    }

    @Test
    void aTitleThatIsTooLongIsAskedAboutAndKeptAsText() throws RefusedSourceException {
        String words = "Subprocessors ".repeat(30).strip();
        Draft draft = read("p.html", ("<html lang=en><h1>" + words + "</h1>" + TABLE).getBytes(UTF_8));
        assertEquals(
                List.of("editions.en.title"),
                draft.questions().stream()
                        .map(OpenQuestion::path)
                        .filter(path -> path.startsWith("editions.en.title"))
                        .toList());
        assertTrue(
                draft.yaml().replaceAll("\\s+", " ").contains("paragraphs: - >- " + words + " table:"), draft.yaml());
        outcome("p.html", ("<title>" + words + "</title>" + TABLE).getBytes(UTF_8));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumn() throws RefusedSourceException {
        assertEquals(
                1,
                read("p.csv", "\uFEFFCompany,Purpose\nA Ltd,Mail\n".getBytes(UTF_8))
                        .subprocessors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div>", "<table><tr><td>", "<b>", "<ul><li>", "<nav>"})
    void deepPagesAreReadOrRefusedInTime(String deep) {
        String page = deep.repeat(100_000) + TABLE;
        Assertions.assertTimeoutPreemptively(Waiting.HANG, () -> outcome("p.html", page.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a ",
                "a@",
                "(",
                " - a",
                "Ab",
                "1/",
                "\"",
                ",",
                "A Ltd, ",
                "cookie we use ",
                "1 day. ",
                "<",
                "&",
                "a\n"
            })
    void longRunsOfOneThingAreReadOrRefusedInTime(String run) {
        byte[] bytes = run.repeat(200_000 / run.length()).getBytes(UTF_8);
        for (String name : new String[] {"p.txt", "p.html", "p.csv"}) {
            Assertions.assertTimeoutPreemptively(Waiting.HANG, () -> outcome(name, bytes));
        }
    }

    /// Inputs that once took quadratic time.
    @Test
    void aHeadingAsLongAsAFileAndBoxesWithoutEndAreReadInTime() {
        String heading = "## " + "a: b ".repeat(100_000) + "\n\n| Company | Purpose |\n|---|---|\n| A Ltd | Mail |\n";
        String boxes = "<div><img alt=ab></div>".repeat(100_000) + TABLE;
        Assertions.assertTimeoutPreemptively(Waiting.HANG, () -> {
            assertEquals(1, read("p.md", heading.getBytes(UTF_8)).subprocessors());
            outcome("p.html", boxes.getBytes(UTF_8));
        });
    }

    @Test
    void aCellAsLongAsAFileIsReadInTime() {
        for (String run : new String[] {"a ", "(a", ") – ", "A, ", "USA, "}) {
            byte[] csv = ("Company,Purpose,Country\n" + "\"" + run.repeat(60_000) + "\",x,\"" + run.repeat(60_000)
                            + "\"\n")
                    .getBytes(UTF_8);
            Assertions.assertTimeoutPreemptively(Waiting.HANG, () -> outcome("p.csv", csv));
        }
    }

    @Test
    void moreRowsThanAnyListHasAreRefused() {
        byte[] csv = ("Company,Purpose\n" + "A Ltd,Mail\n".repeat(3000)).getBytes(UTF_8);
        assertRefused("3001 rows in tables: expected at most 2000", "p.csv", csv);
    }

    @Test
    void moreTextThanAnyPolicyHasIsRefused() {
        assertRefused(
                "20001 headings and paragraphs: expected at most 20000",
                "p.txt",
                "a\n".repeat(20_001).getBytes(UTF_8));
    }

    @Test
    void aQuoteThatNeverEndsIsNamed() {
        RefusedSourceException refused = assertThrows(
                RefusedSourceException.class, () -> read("p.csv", "Company,Purpose\n\"A Ltd,Mail\n".getBytes(UTF_8)));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("not CSV (RFC 4180): "), refused.getMessage());
    }

    @Test
    void aPageWithoutAListIsRefused() {
        for (String source : new String[] {"", "\n\n", "A page about something else.\n"}) {
            assertRefused(
                    "no list of subprocessors found: expected a table with a column of names",
                    "p.txt",
                    source.getBytes(UTF_8));
        }
    }

    @Test
    void aTableWithoutARowIsNoList() {
        outcome("p.html", ("<table></table>" + TABLE + "<table><tr></tr></table>").getBytes(UTF_8));
    }

    @Test
    void scriptsAndWhatNobodySeesStayOut() throws RefusedSourceException {
        String page = "<p>vis\u200Bible\u202E</p><script>evil()</script><svg><text>evil()</text></svg><p"
                + " onclick=evil()>a\u0007b</p><p hidden>evil()</p>" + TABLE;
        Draft draft = read("p.html", page.getBytes(UTF_8));
        assertFalse(draft.yaml().contains("evil"), draft.yaml());
        assertTrue(draft.yaml().contains("- visible\n"), draft.yaml());
        assertEquals("hidden on the page", draft.leftOut().getFirst().why());
    }

    /// A text cannot escape from its YAML string. Without its questions, a draft is a policy.
    @Test
    void aDraftFailsExactlyWhereItAsks() {
        String[] words = {
            "Company",
            "Purpose",
            ",",
            ";",
            "\n",
            "\t",
            "\"",
            "'",
            "A Ltd",
            "Inc.",
            "(",
            ")",
            " – ",
            "# x",
            "- a",
            ": ",
            "{",
            "}",
            "[",
            "&a",
            "*a",
            "<td>",
            "<tr>",
            "<table>",
            "</table>",
            "<h2>",
            "<li>",
            "<p>",
            "|",
            ">",
            "%",
            "@",
            "Germany",
            "2. oktoobril 2023",
            "Last updated",
            "\n\n",
            "null",
            "---",
            "!!",
            "\u0085",
            "\u2028",
            "\ud83d\ude00",
            "<td>\u2714\ufe0f",
            "株式会社 Ltd",
            "<p>\u2192",
            "ﬁ",
            "é"
        };
        qt().withExamples(Examples.of(300))
                .withShrinkCycles(0)
                .forAll(longs().all())
                .checkAssert(seed -> {
                    var random = new Random(seed);
                    var text = new StringBuilder("Company,Purpose\nA Ltd,x\n");
                    if (random.nextBoolean()) {
                        text.insert(0, TABLE);
                    }
                    for (int i = random.nextInt(60); i > 0; i--) {
                        text.append(words[random.nextInt(words.length)]);
                    }
                    String name = new String[] {"p.txt", "p.html", "p.csv"}[random.nextInt(3)];
                    outcome(name, text.toString().getBytes(UTF_8));
                });
    }

    @Test
    void aColonAloneIsNoHeading() {
        outcome("p.txt", "Company,Purpose\nA Ltd,x\nCompany<td>|&a\n\n: ".getBytes(UTF_8));
    }

    private static void outcome(String name, byte[] source) {
        try {
            Draft draft = read(name, source);
            List<String> asked =
                    draft.questions().stream().map(OpenQuestion::path).toList();
            switch (PolicyFile.read("d.yaml", draft.yaml().getBytes(UTF_8))) {
                case PolicyFile.Read _ -> assertEquals(List.of(), asked);
                case PolicyFile.Invalid invalid ->
                    assertEquals(
                            asked,
                            invalid.problems().stream()
                                    .map(one -> one.problem().path())
                                    .filter(path -> !path.equals("editions.und"))
                                    .toList(),
                            () -> invalid.problems() + "\n" + draft.yaml());
            }
        } catch (RefusedSourceException e) {
            assertFalse(String.valueOf(e.getMessage()).contains("\n"));
        }
    }

    private static Draft read(String name, byte[] source) throws RefusedSourceException {
        return PageImport.read(name, source, Answers.NONE);
    }

    private static void assertRefused(String reason, String name, byte[] source) {
        RefusedSourceException refused = assertThrows(RefusedSourceException.class, () -> read(name, source));
        assertEquals(reason, refused.getMessage());
    }
}
