package register.policyfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.memory.MemoryRegister;
import register.publishing.Reasons;

/// Twelve mistakes: each gives one error that names the place, and nothing is stored.
class BadPoliciesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    missing-field            | :1: effectiveDate: missing: expected a date such as 2031-03-01 (The day on which the version takes effect, at 00:00 in the policy's time zone.)
                    unknown-country          | :22: subprocessors[0].engagements[0].locations[0].country: "XX": expected a country's code (ISO 3166-1 alpha-2) such as DE
                    duplicate-id             | :23: subprocessors[1].id: "hosting": expected a unique id: subprocessors[0].id already has this one
                    not-a-date               | :2: effectiveDate: "2031-02-30": expected a date such as 2031-03-01
                    language-without-edition | :19: subprocessors[0].engagements[0].purpose.fr: "fr": expected only languages that have an edition: en
                    unknown-key              | :16: subprocessors[0].contact.colour: "blue": unknown field: expected one of email, role
                    not-yaml                 | :15: (document): column 16: not YAML: a quotation mark without its counterpart, or text after the closing one: put the whole text in one pair of double quotes, and use only single ones inside
                    alias-bomb               | :6: f[0]: "*e": aliases that expand to too much text: expected fewer
                    bom                      | :1: (document): "bytes EF BB BF": begins with a byte order mark: expected UTF-8 without one
                    latin-1                  | :15: (document): "byte F6": column 17: not UTF-8, perhaps Latin-1: expected the file saved as UTF-8
                    empty                    | :1: (document): empty: expected a policy
                    """)
    void oneClearErrorAndNothingStored(String name, String error) {
        String file = "bad/" + name + ".yaml";
        byte[] source = Resources.bytes(file);
        assertEquals(List.of(file + error), errors(file, source));
    }

    @Test
    void fiftyMegabytesAreNotRead() {
        byte[] source = new byte[50_000_000];
        Arrays.fill(source, (byte) '#');
        assertEquals(
                List.of("large.yaml: (document): \"50000000 bytes\": expected at most 4194304 bytes (4 MiB)"),
                errors("large.yaml", source));
    }

    @Test
    void theFileThatTheyAreMadeOfIsSound() {
        assertInstanceOf(PolicyFile.Read.class, PolicyFile.read("sound.yaml", Resources.bytes("sound.yaml")));
    }

    @Test
    void aTagOfNoLanguageIsNamed() {
        assertEquals(
                List.of("f:5: editions.und: \"und\": names no language: und"),
                errors(
                        "f",
                        Resources.text("sound.yaml")
                                .replaceAll("\\ben:", "und:")
                                .getBytes(UTF_8)));
    }

    @Test
    void severalMistakesAreToldAtOnceInTheFilesOrder() {
        String source = Resources.text("sound.yaml")
                .replace("dateBasis: effective", "dateBasis: effektiv")
                .replace("country: IE", "country: ie\n            region: EU")
                .replace("unstated: true", "unstated: yes");
        assertEquals(
                List.of(
                        "f:3: dateBasis: \"effektiv\": expected one of effective, last-updated",
                        "f:22: subprocessors[0].engagements[0].locations[0]: expected exactly one of country, region,"
                                + " unstated",
                        "f:22: subprocessors[0].engagements[0].locations[0].country: \"ie\": expected a country's"
                                + " code (ISO 3166-1 alpha-2) such as DE; IE?",
                        "f:32: subprocessors[1].engagements[0].locations[0].unstated: \"yes\": expected true"),
                errors("f", source.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "Estonia, EE",
        "Eesti, EE",
        "Saksamaa, DE",
        "Τσεχία, CZ",
        "Велика Британія, GB",
        "UK, GB",
        "USA, US",
        "pologne, PL",
        "United States, US",
        "Éire, IE"
    })
    void aCountrysNameGetsItsCode(String name, String code) {
        assertEquals(
                List.of("f:22: subprocessors[0].engagements[0].locations[0].country: \"" + name
                        + "\": expected a country's code (ISO 3166-1 alpha-2) such as DE; " + code + "?"),
                errors(
                        "f",
                        Resources.text("sound.yaml")
                                .replace("country: IE", "country: " + name)
                                .getBytes(UTF_8)));
    }

    @Test
    void brokenRulesAreToldBesideAWrongShape() {
        String source = Resources.text("sound.yaml")
                .replace("country: IE", "country: XX")
                .replace("id: mail", "id: hosting\n    colour: blue\n    parentId: nobody")
                .replace("{en: Delivers e-mail.}", "{en: Delivers e-mail., fr: Courriel}")
                .replace("id: delivery\n", "id: delivery\n        endsOn: 2031-02-30\n")
                .replace("title: Subprocessors of Acme Ltd", "title: \" \"");
        assertEquals(
                List.of(
                        "editions.en.title",
                        "subprocessors[0].engagements[0].locations[0].country",
                        "subprocessors[1].id",
                        "subprocessors[1].colour",
                        "subprocessors[1].parentId",
                        "subprocessors[1].engagements[0].endsOn",
                        "subprocessors[1].engagements[0].purpose.fr"),
                paths(source));
    }

    @Test
    void consequencesOfAWrongShapeAreNotReported() {
        String sound = Resources.text("rich.yaml");
        assertEquals(List.of("subprocessors[0].id"), paths(sound.replace("id: one\n", "id: One\n")));
        assertEquals(
                List.of("subprocessors[0].id", "subprocessors[0].name"),
                paths(sound.replace("- id: one", "- name: one")));
        assertEquals(
                List.of("subprocessors[0].engagements[0].category", "subprocessors[1].engagements[0].category"),
                paths(sound.replace("category: infrastructure", "category: hosting")));
        assertEquals(List.of("editions.ET"), paths(sound.replace("\n  et:", "\n  ET:")));
        assertEquals(List.of("editions.et.status"), paths(sound.replace("status: original", "status: genuine")));
        assertEquals(List.of("subprocessors[1]"), paths(sound.replace("    displayName: Two\n", "")));
    }

    private static List<String> paths(String source) {
        return switch (PolicyFile.read("f", source.getBytes(UTF_8))) {
            case PolicyFile.Read _ -> List.of();
            case PolicyFile.Invalid invalid ->
                invalid.problems().stream()
                        .map(problem -> problem.problem().path())
                        .toList();
        };
    }

    private static List<String> errors(String file, byte[] source) {
        var register = new MemoryRegister();
        PolicyPublishing.Result result =
                new PolicyPublishing(register.publishing()).publish(PolicyFile.of(file, source), Reasons.NONE);
        assertTrue(register.headers().isEmpty());
        assertTrue(register.documents().isEmpty());
        List<FileProblem> problems =
                assertInstanceOf(PolicyPublishing.Invalid.class, result).problems();
        EveryLanguage.saysAll(problems);
        return problems.stream().map(FileProblem::toString).toList();
    }
}
