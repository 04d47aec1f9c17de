package register.policyfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.policyfile.edit.PolicyEdit;
import register.policyfile.person.NameSlips;
import register.value.Problem;

/// Typical mistakes by people who do not know YAML, and the messages about them.
class YamlSlipsTest {
    private static final String SOUND = Resources.text("sound.yaml");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    `  en:`                        | `\ten:`                                | :5: (document): column 1: not YAML: a tab: indent with spaces instead
                    `    title: Subprocessors`     | `\ttitle: Subprocessors`              | a tab: indent with spaces instead
                    title: Subprocessors of Acme   | `title: Subprocessors: those of Acme` | ":" has a special meaning here: put the whole text in double quotes
                    title: Subprocessors of Acme   | `title: “Subprocessors: of Acme”`     | ":" has a special meaning here: put the whole text in double quotes
                    `    title: Subprocessors`     | `     title: Subprocessors`           | not aligned with the lines above
                    title: Subprocessors of Acme   | `title: "Subprocessors" of Acme`      | text after the closing one: put the whole text in one pair
                    title: Subprocessors of Acme   | `title: @Acme`                        | "@" has a special meaning here
                    title: Subprocessors of Acme   | `title: %Acme`                        | "%" has a special meaning here
                    effectiveDate: 2031-03-01      | `effectiveDate: “2031-03-01”`         | :2: effectiveDate: "“2031-03-01”": expected a date such as 2031-03-01; curly quotation marks count as part of the text
                    `{en: Delivers e-mail.}`       | `{en: Delivers e-mail, and short ones}` | purpose.en: "Delivers e-mail, and short ones": "," has a special meaning here: put the whole text in double quotes
                    `{en: Delivers e-mail.}`       | `{en: Post, mail, 2024, x: y}`        | purpose.en: "Post, mail, 2024": "," has a special meaning here
                    """)
    void eachSlipSaysWhatToDo(String old, String changed, String said) {
        String source = SOUND.replace(old, changed.replace("\\t", "\t"));
        assertTrue(!source.equals(SOUND), old);
        List<FileProblem> problems = problems(source.getBytes(UTF_8));
        EveryLanguage.saysAll(problems);
        assertTrue(problems.getFirst().toString().contains(said), problems::toString);
    }

    @Test
    void aTextWithinTheQuotationMarksOfAWordProcessorIsAskedAbout() {
        PolicyFile.Result read = PolicyFile.read(
                "f",
                SOUND.replace("{en: Servers}", "{en: “Servers”}")
                        .replace("{en: E-mail}", "{en: The “mail” service}")
                        .getBytes(UTF_8));
        assertEquals(
                List.of(
                        "subprocessors[0].engagements[0].service.en: \"“Servers”\": is in quotation marks, which readers"
                                + " will see: remove them"),
                NameSlips.of(assertInstanceOf(PolicyFile.Read.class, read).version()).stream()
                        .map(Problem::toString)
                        .toList());
    }

    @Test
    void filesOfOtherKindsAreNamed() {
        assertTold(
                ".docx", "infra/register import turns a Word document", "PK\u0003\u0004\u0014\u0000word/document.xml");
        assertTold(".xlsx", "infra/register sheet --read", "PK\u0003\u0004\u0014\u0000xl/workbook.xml");
        assertTold("PDF", "infra/register import turns a Word document", "%PDF-1.7\n");
        assertTold("HTML", "infra/register import turns a Word document", "\n<!DOCTYPE html><html><p>x: y");
    }

    private static void assertTold(String kind, String what, String source) {
        List<FileProblem> problems = problems(source.getBytes(ISO_8859_1));
        EveryLanguage.saysAll(problems);
        assertEquals(1, problems.size());
        String told = problems.getFirst().toString();
        assertTrue(told.startsWith("f: (document): \"" + kind + "\": ") && told.contains(what), told);
    }

    @Test
    void aTextWithACommaIsReadWholeAndSavedInQuotationMarks() throws FileRefusedException {
        byte[] source = SOUND.replace("{en: Delivers e-mail.}", "{en: Post, mail, and ä}  # why")
                .getBytes(UTF_8);
        byte[] saved = PolicyEdit.apply(source, PolicyEdit.read(source));
        assertEquals(
                SOUND.replace("{en: Delivers e-mail.}", "{en: \"Post, mail, and ä\"}  # why"),
                new String(saved, UTF_8));
        assertInstanceOf(PolicyFile.Read.class, PolicyFile.read("f", saved));
    }

    private static List<FileProblem> problems(byte[] source) {
        return assertInstanceOf(PolicyFile.Invalid.class, PolicyFile.read("f", source))
                .problems();
    }
}
