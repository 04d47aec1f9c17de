package register.policyfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.policy.rules.PolicyRules;
import register.policy.rules.RuleWords;
import register.value.Language;
import register.value.Problem;

/// The domain's rules, each broken once in a file that is sound otherwise.
class PolicyRulesTest {
    private static final String SOUND = Resources.text("rich.yaml");

    @Test
    void theFileThatIsBrokenIsSound() {
        assertEquals(List.of(), errors(SOUND));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    timeZone: Europe/Tallinn | timeZone: +02:00 | timeZone: "+02:00": expected a time zone's name such as UTC or Europe/Berlin
                    timeZone: Europe/Tallinn | timeZone: GMT+2 | timeZone: "GMT+2": expected a time zone's name such as UTC or Europe/Berlin
                    zone: Europe/Berlin | zone: Mars/Olympus | objection.zone: "Mars/Olympus": expected a time zone's name such as UTC or Europe/Berlin
                    noticePeriodDays: 30 | noticePeriodDays: 366 | noticePeriodDays: "366": expected 0 to 365
                    noticePeriodDays: 30 | noticePeriodDays: -1 | noticePeriodDays: "-1": expected 0 to 365
                    authoritativeLanguage: et | authoritativeLanguage: fi | authoritativeLanguage: "fi": expected the language of an edition: en, et
                    authoritativeLanguage: et | authoritativeLanguage: en | authoritativeLanguage: "en": expected an edition that is not a machine translation
                    authoritativeLanguage: et | authoritativeLanguage: ET | authoritativeLanguage: "ET": expected a language tag (BCP 47) such as en or de-AT
                    status: original | status: translation | editions: expected at least one edition with status original, or origin.imported: true
                    table: infrastructure # et | table: support | editions.et.sections[0].table: "support": expected the category of an engagement
                    table: infrastructure # en | `table: infrastructure}, {table: infrastructure` | editions.en.sections[1].table: "infrastructure": expected in only one place of an edition: it is also at editions.en.sections[0].table
                    heading: Head | heading: " " | editions.en.sections[0].heading: " ": expected some text
                    heading: Head | heading: "\\u00A0\\u2007" | editions.en.sections[0].heading: "\u00A0\u2007": expected some text
                    heading: Head | heading: "a\\u034Fb" | editions.en.sections[0].heading: "a\u034Fb": expected only Latin, Greek and Cyrillic writing: the register cannot print U+034F
                    heading: Head | heading: "a\\u0007" | editions.en.sections[0].heading: "a\uFFFD": expected no control or invisible character U+0007
                    heading: Head | heading: "a\\u200Eb" | editions.en.sections[0].heading: "a\uFFFDb": expected no control or invisible character U+200E
                    heading: Head | heading: "Settings → Privacy" | editions.en.sections[0].heading: "Settings → Privacy": expected only Latin, Greek and Cyrillic writing: the register cannot print U+2192
                    heading: Head | heading: "字 Ltd" | editions.en.sections[0].heading: "字 Ltd": expected only Latin, Greek and Cyrillic writing: the register cannot print U+5B57
                    heading: Head | heading: "a\\u2028b" | editions.en.sections[0].heading: "a\uFFFDb": expected no control or invisible character U+2028
                    parentId: one | parentId: three | subprocessors[1].parentId: "three": expected the id of a subprocessor in this file
                    parentId: one | parentId: two | subprocessors[1].parentId: "two": expected no cycle: two → two
                    legalName: One Ltd | `legalName: One Ltd\n    parentId: two` | subprocessors[0].parentId: "two": expected no cycle: one → two → one
                    id: two | id: one | subprocessors[1].id: "one": expected a unique id: subprocessors[0].id already has this one
                    id: second | id: first | subprocessors[0].engagements[1].id: "first": expected a unique id: subprocessors[0].engagements[0].id already has this one
                    id: second | id: Second | subprocessors[0].engagements[1].id: "Second": expected a slug: lower-case letters, digits and inner hyphens, 63 at most
                    mechanism: scc | mechanism: bcr | subprocessors[0].engagements[1].transfers[0].module: "2": expected only with standard contractual clauses
                    `to: US, mechanism: scc, module: 2` | `to: IN, mechanism: dpf` | subprocessors[0].engagements[1].transfers[0].to: "IN": expected US: mechanism dpf covers only transfers to the United States
                    module: 2 | module: 5 | subprocessors[0].engagements[1].transfers[0].module: "5": expected 1 to 4
                    module: 2 | module: 0 | subprocessors[0].engagements[1].transfers[0].module: "0": expected 1 to 4
                    region: EU | region: Europe | subprocessors[0].engagements[0].locations[0].region: "Europe": expected a region's short name such as EU: capitals, digits and hyphens, 20 at most
                    id: calls | id: Calls | subprocessors[0].engagements[1].appliesWhen.feature.id: "Calls": expected a slug: lower-case letters, digits and inner hyphens, 63 at most
                    en: Telephone calls | en: "" | subprocessors[0].engagements[1].appliesWhen.feature.name.en: expected some text
                    `{id: calls, name: {et: Kõned, en: Telephone calls}}` | Telephone calls | subprocessors[0].engagements[1].appliesWhen.feature: "Telephone calls": expected fields, each with a name and a value, such as {id: ai-assistant, name: {en: AI assistant}}
                    `{et: Andmekaitse, en: Privacy}` | Privacy | subprocessors[0].contact.role: "Privacy": expected fields, each with a name and a value, such as {en: Data protection}
                    `{et: Andmekaitse, en: Privacy}` | `{et: Andmekaitse}` | subprocessors[0].contact.role.en: missing: expected a text in the language of each edition: en, et
                    `{name: {et: Hääl, en: Voice}, term: pd:VoiceCommunicationRecording}` | voices | subprocessors[0].engagements[1].personalDataCategories[0]: "voices": expected fields, each with a name and a value, such as {name: {en: Email addresses}}
                    `{et: Sisu, en: Contents}` | `{en: Contents}` | subprocessors[0].engagements[1].personalDataCategories[1].name.et: missing: expected a text in the language of each edition: en, et
                    `{et: Sisu, en: Contents}` | `{et: Sisu, en: VOICE}` | subprocessors[0].engagements[1].personalDataCategories[1].name.en: "VOICE": expected only once: it is also at subprocessors[0].engagements[1].personalDataCategories[0].name.en
                    `{et: Sisu, en: Contents}` | `{et: Sisu, en: " voice "}` | subprocessors[0].engagements[1].personalDataCategories[1].name.en: " voice ": expected only once: it is also at subprocessors[0].engagements[1].personalDataCategories[0].name.en
                    pd:VoiceCommunicationRecording | pd:Voices | subprocessors[0].engagements[1].personalDataCategories[0].term: "pd:Voices": expected a term of the W3C Data Privacy Vocabulary for personal data, such as pd:EmailAddress
                    pd:VoiceCommunicationRecording | voice mail | subprocessors[0].engagements[1].personalDataCategories[0].term: "voice mail": expected a term of the W3C Data Privacy Vocabulary for personal data, such as pd:EmailAddress; pd:VoiceMail?
                    pd:VoiceCommunicationRecording | dpv:Customer | subprocessors[0].engagements[1].personalDataCategories[0].term: "dpv:Customer": expected a term of the W3C Data Privacy Vocabulary for personal data, such as pd:EmailAddress
                    dpv:Customer | pd:EmailAddress | subprocessors[0].engagements[1].dataSubjectCategories[0].term: "pd:EmailAddress": expected a term of the W3C Data Privacy Vocabulary for data subjects, such as dpv:Customer
                    country: IE | country: EU | subprocessors[0].engagements[1].locations[0].country: "EU": expected a country's code (ISO 3166-1 alpha-2) such as DE
                    privacy@one.example | Privacy <privacy@one.example> | subprocessors[0].contact.email: "Privacy <privacy@one.example>": expected a mail address alone, such as privacy@example.com
                    privacy@one.example | a..b@one.example | subprocessors[0].contact.email: "a..b@one.example": expected a mail address alone, such as privacy@example.com
                    privacy@one.example | büro@one.example | subprocessors[0].contact.email: "büro@one.example": expected a mail address alone, such as privacy@example.com
                    privacy@one.example | a@localhost | subprocessors[0].contact.email: "a@localhost": expected a mail address alone, such as privacy@example.com
                    - dpa@acme.example | `- privacy@acme.example\n    - PRIVACY@acme.example` | requests.publicAddresses[1]: "PRIVACY@acme.example": expected only once: it is also at requests.publicAddresses[0]
                    https://one.example/dpa | ftp://one.example/dpa | subprocessors[0].dpaUrl: "ftp://one.example/dpa": expected an https or http address such as https://example.com/dpa
                    https://one.example/dpa | `javascript:alert(1)` | subprocessors[0].dpaUrl: "javascript:alert(1)": expected an https or http address such as https://example.com/dpa
                    https://one.example/dpa | https://a:b@one.example/ | subprocessors[0].dpaUrl: "https://a:b@one.example/": expected an https or http address such as https://example.com/dpa
                    https://one.example/dpa | https:///dpa | subprocessors[0].dpaUrl: "https:///dpa": expected an https or http address such as https://example.com/dpa
                    https://one.example/dpa | "https://one.example/a b" | subprocessors[0].dpaUrl: "https://one.example/a b": expected an https or http address such as https://example.com/dpa
                    et: Vastake | fi: Vastake | `objection.how.et: missing: expected a text in the language of each edition: en, et\nobjection.how.fi: "fi": expected only languages that have an edition: en, et`
                    until: 2031-02-14T23:59 | until: 2031-02-14 | objection.until: "2031-02-14": expected a local date and time such as 2031-03-31T23:59
                    until: 2031-02-14T23:59 | until: 2031-03-30T02:30 | objection.until: "2031-03-30T02:30": expected a time that exists in Europe/Berlin, where the clocks skip this one
                    until: 2031-02-14T23:59 | until: 2031-02-14T23:59:59 | objection.until: "2031-02-14T23:59:59": expected whole minutes, such as 2031-03-31T23:59
                    endsOn: 2031-12-31 | endsOn: 2031-13-31 | subprocessors[0].engagements[1].endsOn: "2031-13-31": expected a date such as 2031-03-01
                    """)
    void aBrokenRuleGivesOneErrorThatNamesThePlace(String old, String changed, String error) {
        assertEquals(1, SOUND.split(java.util.regex.Pattern.quote(old), -1).length - 1, old);
        assertEquals(List.of(error.split("\n", -1)), errors(SOUND.replace(old, changed)));
    }

    private static final String GROUPED = SOUND.replaceFirst("\nsubprocessors:", """

                    groups:
                      - {id: hosts, name: {et: Majutus, en: Hosting}}
                      - {id: calls, name: {et: Kõned, en: Calls}}
                    subprocessors:""")
            .replaceFirst("category: infrastructure", "category: hosts")
            .replaceAll("table: infrastructure", "table: hosts")
            .replaceAll("category: (infrastructure|service-specific|support)", "category: calls");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    table: hosts # et | table: host | editions.et.sections[0].table: "host": expected one of hosts, calls
                    category: hosts | category: host | subprocessors[0].engagements[0].category: "host": expected one of hosts, calls
                    category: hosts | category: Hosts | subprocessors[0].engagements[0].category: "Hosts": expected a slug: lower-case letters, digits and inner hyphens, 63 at most
                    category: hosts | category: infrastructure | subprocessors[0].engagements[0].category: "infrastructure": expected one of hosts, calls
                    , en: Hosting}}| }} | groups[0].name.en: missing: expected a text in the language of each edition: en, et
                    , en: Calls}}| , en: hosting}} | groups[1].name.en: "hosting": expected only once: it is also at groups[0].name.en
                    """)
    void everyEngagementAndTableHasOneOfTheCompanysGroups(String old, String changed, String error) {
        assertEquals(List.of(), errors(GROUPED));
        assertEquals(1, GROUPED.split(java.util.regex.Pattern.quote(old), -1).length - 1, old);
        assertEquals(List.of(error), errors(GROUPED.replace(old, changed)));
    }

    @Test
    void eachGroupHasItsOwnId() {
        assertEquals(
                List.of("groups[1].id: \"hosts\": expected a unique id: groups[0].id already has this one"),
                errors(GROUPED.replace(
                                "id: calls, name: {et: Kõned, en: Calls}", "id: hosts, name: {et: Kõned, en: Calls}")
                        .replace("category: calls", "category: hosts")));
    }

    @Test
    void aListWithoutGroupsHasNoCategoryAndNoTable() {
        String none = SOUND.replaceFirst("\nsubprocessors:", "\ngroups: []\nsubprocessors:")
                .replaceAll("table: [a-z-]+", "paragraphs: [H]")
                .replaceAll("(?m)^ *category: .*\n", "");
        assertEquals(List.of(), errors(none));
        String place = "subprocessors[0].engagements[0].category: ";
        assertEquals(
                List.of(place + "\"support\": expected nothing here: this list has no groups"),
                errors(none.replaceFirst("locations:", "category: support\n        locations:")));
        assertEquals(
                place + "expected one of infrastructure, service-specific, support",
                errors(none.replace("groups: []\n", "")).getFirst());
    }

    @Test
    void aRoleOrNameThatIsMissingIsAskedForAsATextInEachLanguage() {
        var german = new Language("de");
        for (String line :
                List.of("role: {et: Andmekaitse, en: Privacy}, ", ", name: {et: Kõned, en: Telephone calls}")) {
            assertTrue(SOUND.contains(line), line);
            var invalid = assertInstanceOf(
                    PolicyFile.Invalid.class,
                    PolicyFile.read("f", SOUND.replace(line, "").getBytes(UTF_8)));
            assertEquals(
                    List.of("fehlt: erwartet wird ein Text in der Sprache jeder Sprachfassung"),
                    invalid.problems().stream()
                            .map(each -> each.problem().sentence().in(german))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2", "v10", "documents", "verify", "log", "embed"})
    void aPolicyIsNotNamedLikeAnAddressOfTheRegisters(String name) {
        assertEquals(
                List.of("policy: \"" + name
                        + "\": expected another name: the register's own addresses begin with this one"),
                errors(SOUND.replaceFirst("(?m)^policy: .*$", "policy: " + name)));
        assertEquals(List.of(), errors(SOUND.replaceFirst("(?m)^policy: .*$", "policy: " + name + "-b")));
    }

    @Test
    void aPlaceForUnknownTagsIsNoLanguage() {
        assertEquals(
                List.of("editions.xx: \"xx\": expected a language tag (BCP 47) such as en or de-AT"),
                errors(SOUND.replace("et:", "xx:").replace("authoritativeLanguage: et", "authoritativeLanguage: xx")));
    }

    @Test
    void aLanguageThatCannotBePrintedIsRefused() {
        for (String tag : List.of("ar", "he", "ja", "zh", "zh-Hant", "ko", "fa", "hi", "th", "ka", "sr-Arab")) {
            assertEquals(
                    List.of("editions." + tag + ": \"" + tag
                            + "\": expected a language written in Latin, Greek or Cyrillic letters, such as en,"
                            + " el or bg: the register cannot print other writing"),
                    errors(SOUND.replace("et:", tag + ":")
                            .replace("authoritativeLanguage: et", "authoritativeLanguage: " + tag)));
        }
        for (String tag : List.of("no", "nb", "el", "uk", "bg", "tr", "sr", "sr-Latn", "zh-Latn", "ca", "kk")) {
            assertEquals(
                    List.of(),
                    errors(SOUND.replace("et:", tag + ":")
                            .replace("authoritativeLanguage: et", "authoritativeLanguage: " + tag)),
                    tag);
        }
    }

    @Test
    void anEditionLeftOutIsToldOnceAForEachLanguage() {
        String without = SOUND.replaceAll(
                        "(?s)  et:\n    status.*?  en:\n    status: machine-translation", "  en:\n    status: original")
                .replace("authoritativeLanguage: et\n", "");
        assertEquals(
                List.of("objection.how.et: \"et\": expected only languages that have an edition: en;"
                        + " the same at 12 more places"),
                errors(without).stream()
                        .map(error -> error.replaceAll("^subprocessors.*?: \"et\"", "objection.how.et: \"et\""))
                        .toList());
    }

    @Test
    void anImportedVersionMayHaveTranslationsOnly() {
        assertEquals(
                List.of(),
                errors(SOUND.replace("status: original", "status: translation") + "origin: {imported: true}\n"));
    }

    @Test
    void aCompanyMayHaveNoSubprocessor() {
        assertEquals(
                List.of(),
                errors("{policy: a, effectiveDate: 2031-01-01, dateBasis: effective, subprocessors: [],"
                        + " editions: {en: {status: original, title: t, provider: p, sections: []}}}"));
    }

    @Test
    void textsEndSomewhere() {
        assertEquals(List.of(), errors(SOUND.replace("Hosts", "x".repeat(9_980))));
        assertEquals(
                List.of("subprocessors[0].engagements[0].purpose.en: \"" + "x".repeat(80)
                        + "…\": expected at most 10000 characters"),
                errors(SOUND.replace("Hosts", "x".repeat(10_001))));
    }

    @Test
    void aReasonIsOneLineOfText() {
        assertEquals(List.of(), PolicyRules.reasonProblems("The seat was wrong – \"Ä\""));
        assertEquals(List.of(new Problem("reason", " ", RuleWords.say("some-text"))), PolicyRules.reasonProblems(" "));
        assertEquals(
                List.of("reason: \"a\uFFFDb\": expected no line break within (in YAML, fold a long text with >-)"),
                PolicyRules.reasonProblems("a\nb").stream()
                        .map(Problem::toString)
                        .toList());
        assertEquals(1, PolicyRules.reasonProblems("a\u202eb").size());
        assertEquals(
                "expected at most 1000 characters, not 1001",
                PolicyRules.reasonProblems("x".repeat(1001)).getFirst().expected());
    }

    private static List<String> errors(String source) {
        return switch (PolicyFile.read("f", source.getBytes(UTF_8))) {
            case PolicyFile.Read _ -> List.of();
            case PolicyFile.Invalid invalid ->
                invalid.problems().stream()
                        .map(problem -> problem.problem().toString())
                        .toList();
        };
    }
}
