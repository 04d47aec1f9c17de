package register.policyfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.value.Problem;

/// The YAML allowed in a policy file, and the messages about the rest.
class PolicyFileTest {
    private static final String SOUND = Resources.text("sound.yaml");
    private static final String TITLE = "Subprocessors of Acme Ltd";

    @Test
    void datesStandQuotedOrNot() {
        assertEquals(read(SOUND), read(SOUND.replace("2031-03-01", "'2031-03-01'")));
    }

    @Test
    void theTimeZoneIsUtcWhereNoneIsStated() {
        assertEquals(read(SOUND), read(SOUND + "timeZone: UTC\n"));
    }

    @Test
    void lookAlikeTextsAreEqual() {
        assertEquals(
                read(SOUND.replace(TITLE, "Alltöötlejad")), read(SOUND.replace(TITLE, "Allto\u0308o\u0308tlejad")));
    }

    @Test
    void aBlockTextEndsWithoutItsLineBreak() {
        String folded = SOUND.replace(TITLE, ">\n      Subprocessors\n      of Acme Ltd\n");
        assertEquals(read(SOUND), read(folded));
    }

    @Test
    void aFewAliasesAreFollowed() {
        String same = "{en: Hosts the service.}";
        String twice = SOUND.replace("{en: Delivers e-mail.}", same);
        assertEquals(read(twice), read(SOUND.replace(same, "&p " + same).replace("{en: Delivers e-mail.}", "*p")));
    }

    @Test
    void norwayIsACountryAndALanguage() {
        assertInstanceOf(
                PolicyFile.Read.class,
                read(SOUND.replace("IE", "NO").replace("en:", "no:").replace("title: Sub", "title: No sub")));
    }

    @Test
    void aTagThatNamesNoLanguageIsToldBesideOtherProblems() {
        String undetermined = SOUND.replaceFirst("\n  [a-z]{2}:\n", "\n  und:\n");
        assertTrue(errors(bytes(undetermined)).stream().anyMatch(error -> error.contains("editions.und: \"und\": ")));
        List<String> errors = errors(bytes(undetermined.replaceFirst("policy: .*\n", "")));
        assertTrue(errors.stream().anyMatch(error -> error.contains("editions.und: \"und\": ")), errors::toString);
        assertTrue(errors.stream().anyMatch(error -> error.contains("policy: missing")), errors::toString);
    }

    @Test
    void charactersBeyondTheFirstPlaneAreRead() {
        for (int pad = 0; pad < 4; pad++) {
            String comment = "# " + "y".repeat(900 + pad) + "😀".repeat(140) + "\n";
            assertInstanceOf(PolicyFile.Read.class, read(comment + SOUND));
        }
    }

    @Test
    void writingThatDocumentsCannotPrintIsRefusedByName() {
        assertError(
                ":7: editions.en.title: \"Liste 字\": expected only Latin, Greek and Cyrillic writing:"
                        + " the register cannot print U+5B57",
                SOUND.replace(TITLE, "Liste 字").getBytes(UTF_8));
    }

    @Test
    void otherEncodingsAreNamed() {
        assertError(":1: (document): \"bytes FE FF\": begins with UTF-16: expected UTF-8", utf16("\uFEFF", true));
        assertError(":1: (document): \"bytes FF FE\": begins with UTF-16: expected UTF-8", utf16("\uFEFF", false));
        assertError(":1: (document): \"U+0000\": a NUL character, as in UTF-16: expected UTF-8 text", utf16("", true));
        assertError(
                ":7: (document): \"byte E4\": column 13: not UTF-8, perhaps Latin-1: expected the file saved as UTF-8",
                SOUND.replace(TITLE, "Gäste").getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    `# only a comment`        | :1: (document): empty: expected a policy
                    `---`                     | :1: (document): empty: expected a policy
                    `hello`                   | :1: (document): "hello": expected fields, each with a name and a value
                    `[a]`                     | :1: (document): expected fields, each with a name and a value
                    `{a: [b, *c]}`            | :1: a[1]: "*c": expected an alias of something complete before it
                    `&a [*a]`                 | :1: [0]: "*a": expected an alias of something complete before it
                    `{1: a}`                  | :1: (document): "1": expected a text as a name: put it in quotes
                    `{[a]: b}`                | :1: (document): a list, fields or an alias used as a name: expected plain text
                    `{a: b, c: d`             | :1: (document): column 12: not YAML: expected ',' or '}', but got <stream end>, while parsing a flow mapping from line 1
                    `a: @b`                   | :1: (document): column 4: not YAML: "@" has a special meaning here: put the whole text in double quotes, as in "a text"
                    """)
    void whatCannotBeReadGivesOneError(String source, String error) {
        assertError(error, source.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    title: Subprocessors of Acme Ltd | title: | :7: editions.en.title: expected a value: if nothing is stated, leave the field out
                    title: Subprocessors of Acme Ltd | title: 1.5 | :7: editions.en.title: "1.5": expected a whole number in decimal digits, or a text in quotes
                    title: Subprocessors of Acme Ltd | title: 15 | :7: editions.en.title: "15": expected a text
                    title: Subprocessors of Acme Ltd | title: !!binary aGk= | :7: editions.en.title: "tag:yaml.org,2002:binary": expected no tag
                    title: Subprocessors of Acme Ltd | title: "\\ud800" | :7: editions.en.title: "U+D800": half a character (a lone surrogate): expected complete ones
                    title: Subprocessors of Acme Ltd | title: "a\\nb" | :7: editions.en.title: "a\uFFFDb": expected no line break within (in YAML, fold a long text with >-)
                    title: Subprocessors of Acme Ltd | title: "a\\u202Eb" | :7: editions.en.title: "a\uFFFDb": expected no control or invisible character U+202E
                    - These companies help us. | - These help us: | :11: editions.en.sections[0].paragraphs[0]: expected a text; put one with a colon in quotes or after >-
                    policy: acme | policy: &a [b] | :1: policy: expected a text
                    dateBasis: effective | datebasis: effective | :3: datebasis: "effective": unknown field: expected dateBasis
                    editions: | edition: | :4: edition: unknown field: expected editions
                    """)
    void oneMistakeGivesOneError(String old, String changed, String error) {
        assertError(error, bytes(SOUND.replace(old, changed)));
    }

    @Test
    void aFieldThatStandsTwiceIsTold() {
        assertError(":1: policy: occurs twice, on lines 1 and 32: expected once", bytes(SOUND + "policy: b\n"));
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertError(
                ":32: (document): \"---\": a second document: expected one document in a file",
                bytes(SOUND + "---\na: b\n"));
    }

    @Test
    void deepNestingIsRefusedAtOnce() {
        String error = errors("[".repeat(1_000_000).getBytes(UTF_8)).getFirst();
        assertTrue(error.endsWith("nested deeper than 40 levels: expected fewer levels"), error);
    }

    @Test
    void tooManyValuesAreRefused() {
        assertTrue(errors(bytes("- a\n".repeat(1_000_000))).getFirst().endsWith("expected a smaller document"));
    }

    @Test
    void nothingInAProblemBreaksALine() {
        List<String> errors = errors(bytes(SOUND.replace("policy: acme", "\"a\\u001b[31m\\r\\nb\": x")));
        errors.forEach(error -> assertTrue(error.chars().noneMatch(Character::isISOControl), error));
        assertEquals("a\uFFFDb:3: x: y", new FileProblem("a\nb", 3, Problem.inEnglish("x", "", "y")).toString());
    }

    @Test
    void linesAreAddedToWarnings() {
        assertEquals(
                List.of("f:23: subprocessors[1]: \"Mail\": z"),
                PolicyFile.of("f", bytes(SOUND))
                        .locate(FileProblem.Kind.WARNING, List.of(Problem.inEnglish("subprocessors[1]", "Mail", "z")))
                        .stream()
                        .map(FileProblem::toString)
                        .toList());
    }

    private static void assertError(String error, byte[] source) {
        assertEquals(List.of("f" + error), errors(source));
    }

    private static List<String> errors(byte[] source) {
        return assertInstanceOf(PolicyFile.Invalid.class, PolicyFile.read("f", source)).problems().stream()
                .map(FileProblem::toString)
                .toList();
    }

    private static PolicyFile.Result read(String source) {
        return PolicyFile.read("f", bytes(source));
    }

    private static byte[] bytes(String source) {
        return source.getBytes(UTF_8);
    }

    private static byte[] utf16(String mark, boolean bigEndian) {
        return (mark + SOUND).getBytes(bigEndian ? UTF_16BE : UTF_16LE);
    }
}
