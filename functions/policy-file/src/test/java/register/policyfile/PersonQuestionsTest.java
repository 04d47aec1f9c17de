package register.policyfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;
import register.policyfile.person.PersonWords;

/// A question is asked about every possible natural person, and either answer is accepted.
class PersonQuestionsTest {
    private static final String SOUND = Resources.text("sound.yaml");
    private static final String FIE = "legalName: Mari Maasikas FIE";
    private static final String ASKED = "an open question: \"FIE\" is typical of sole traders; answer with"
            + " naturalPerson: true, so that the name can be erased later, or naturalPerson: false";

    @Test
    void aSoleTraderIsAskedAboutAndEitherAnswerIsTaken() {
        String source = SOUND.replace("legalName: Hosting Ltd", FIE);
        assertEquals(List.of("f:14: subprocessors[0].naturalPerson: " + ASKED), said(source));
        assertEquals(List.of(), said(source.replace(FIE, FIE + "\n    naturalPerson: true")));
        assertEquals(List.of(), said(source.replace(FIE, FIE + "\n    naturalPerson: false")));
    }

    @Test
    void thatItIsNoneIsInNoVersion() {
        String source = SOUND.replace("legalName: Hosting Ltd", "legalName: Mary Kay");
        assertEquals(1, said(source).size());
        String none = SOUND.replace("legalName: Hosting Ltd", "naturalPerson: false\n    legalName: Hosting Ltd");
        assertEquals(PolicyCodec.encode(version(SOUND)), PolicyCodec.encode(version(none)));
    }

    /// Names in the text are permanent, so a question is asked about each, at the text, without repetition.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            These companies    | Our data protection officer, Mari Maasikas, knows these companies | M. M.
            These companies    | Write to Jane Roe. These companies                                | J. R.
            These companies    | Ask Jean-Pierre Dupont’s team about these companies               | J.-P. D.
            provider: Acme Ltd | provider: Mari Maasikas                                           | M. M.
            """)
    void aPersonNamedInATextIsAskedAbout(String before, String after, String initials) {
        List<String> asked = said(SOUND.replace(before, after));
        assertEquals(1, asked.size(), asked::toString);
        assertTrue(
                asked.getFirst().contains("an open question: \"" + initials + "\" looks like a person's name"),
                asked::toString);
        String name = after.replaceFirst(".*?(Mari Maasikas|Jane Roe|Jean-Pierre Dupont).*", "$1");
        String stays = SOUND.replace(before, after) + "\nnamesThatStay: [" + name + "]\n";
        assertEquals(List.of(), said(stays));
        assertEquals(
                PolicyCodec.encode(version(SOUND)).members().keySet(),
                PolicyCodec.encode(version(stays)).members().keySet());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Write to jane.roe@acme.example. | jane.roe@acme.example | j.r@…
            Ask j.roe@acme.example,         | j.roe@acme.example    | j.r@…
            Ask andrej@acme.example,        | andrej@acme.example   | a@…
            """)
    void aPersonsMailboxInATextIsAskedAbout(String text, String mailbox, String masked) {
        String source = SOUND.replace("These companies", text + " {legal}. These companies")
                + "\npersons:\n  - {id: legal, name: Andrej Sample}\n";
        // The paragraph in question counts as open, so nothing seems to name the person.
        List<String> asked = said(source).stream()
                .filter(line -> line.contains("an open question"))
                .toList();
        assertEquals(1, asked.size(), asked::toString);
        assertTrue(
                asked.getFirst().contains("an open question: \"" + masked + "\" looks like a person's name"),
                asked::toString);
        assertTrue(asked.getFirst().contains("and {id.email} here"), asked::toString);
        assertFalse(asked.getFirst().contains("roe"), asked::toString);
        assertEquals(List.of(), said(source + "namesThatStay: [" + mailbox + "]\n"));
        assertEquals(List.of(), said(SOUND.replace("These companies", "Ask privacy@acme.example. These companies")));
    }

    /// Where a placeholder is impossible, none is proposed; no question is asked about a natural person's own fields.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hosts the service.    | Hosts what Jane Roe needs.                                        | subprocessors[0].engagements[0].purpose.en
            provider: Acme Ltd    | provider: Jane Roe                                                | editions.en.provider
            displayName: Mail     | displayName: Mail; address: c/o Jane Roe, 1 Street                | subprocessors[1].address
            """)
    void aPersonInAFieldIsAskedAbout(String before, String after, String place) {
        String source = SOUND.replace(before, after.replace("; ", "\n    "));
        assertEquals(List.of(place), paths(source));
        assertFalse(said(source).getFirst().contains("{id"), said(source)::toString);
        assertEquals(
                List.of(),
                said(SOUND.replace(
                        before,
                        after.replace("; ", "\n    ")
                                .replace("c/o Jane Roe", "Jane Roe House")
                                .replace("Jane Roe needs", "you need")
                                .replace("provider: Jane Roe", "provider: Acme"))));
    }

    @Test
    void theCompanysMailboxesAreAskedAbout() {
        String company = "\ncompany:\n  legalName: Acme Ltd\n  email: jane.roe@acme.example\n";
        assertEquals(List.of("company.email"), paths(SOUND + company));
        assertEquals(List.of(), said(SOUND + company + "namesThatStay: [jane.roe@acme.example]\n"));
    }

    @Test
    void aPlaceholderIsNoQuestion() {
        String named = SOUND.replace("These companies", "Ask {dpo} about these companies")
                + "\npersons:\n  - {id: dpo, name: Mari Maasikas}\n";
        assertEquals(List.of(), said(named));
        assertEquals("Mari Maasikas", version(named).people().getFirst().name());
        assertEquals(
                List.of("editions.en.provider"), paths(named.replace("provider: Acme Ltd", "provider: Maasikas Ltd")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Martin Sample Hosting GmbH keeps", "Will you ask", "Mary Kay Inc. keeps"})
    void whatNamesNobodyIsNotAskedAbout(String text) {
        assertEquals(List.of(), said(SOUND.replace("These companies", text + ". These companies")));
    }

    @Test
    void aBrandIsAskedAboutUnlessALegalNameHasACompanysForm() {
        String brand = SOUND.replace("displayName: Mail", "displayName: Jane Roe");
        assertEquals(List.of("subprocessors[1].naturalPerson"), paths(brand));
        assertEquals(List.of(), said(brand.replace("displayName: J", "legalName: Roe Mail Inc.\n    displayName: J")));
        assertEquals(
                List.of("subprocessors[1].legalName"),
                paths(SOUND.replace("displayName: Mail", "legalName: \"? Jane Roe FIE\"")));
        assertEquals(
                List.of("subprocessors[1].naturalPerson"),
                paths(brand.replace("displayName: J", "naturalPerson: \"? a sole trader\"\n    displayName: J")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hosts the service.    | Hosts what Maasikas needs.            | subprocessors[0].engagements[0].purpose.en
            These companies       | Frau Maasikas                         | editions.en.sections[0].paragraphs[0]
            These companies       | Ask info@maasikas.ee about            | editions.en.sections[0].paragraphs[0]
            These companies       | See www.maasikashosting.ee for        | editions.en.sections[0].paragraphs[0]
            These companies       | Ask Maasikale or                      | editions.en.sections[0].paragraphs[0]
            provider: Acme Ltd    | provider: Maasikas Ltd                | editions.en.provider
            id: servers           | id: maasikas                          | subprocessors[0].engagements[0].id
            displayName: Mail     | displayName: Mail; website: https://www.maasikashosting.ee/ | subprocessors[1].website
            displayName: Mail     | displayName: Mail; contact: {role: {en: Data}, email: dpo@maasikas.ee} | subprocessors[1].contact.email
            """)
    void aSurnameElsewhereIsAskedAbout(String sound, String replaced, String place) {
        String source = SOUND.replace("legalName: Hosting Ltd", "naturalPerson: true\n    " + FIE)
                .replace(sound, replaced.replace("; ", "\n    "));
        assertEquals(List.of(place), paths(source));
        assertEquals(
                "an open question: does a word here name subprocessors[0], a natural person? It would stay in the"
                        + " chain after a redaction: remove it, or answer there with namesakes: true",
                assertInstanceOf(PolicyFile.Invalid.class, read(source))
                        .problems()
                        .getFirst()
                        .problem()
                        .expected());
        assertEquals(
                List.of(), said(source.replace("naturalPerson: true", "naturalPerson: true\n    namesakes: true")));
    }

    @ParameterizedTest
    @CsvSource({
        "Kowalskiego, kowalski, true", "Kowalska, kowalski, true", "Mueller, muller, true", "Müllers, mueller, true",
        "Tammik, tamm, false", "Bergen, berger, false", "Kowal, kowalski, false", "Mullerian, muller, true"
    })
    void aNameIsFoundInItsCasesToo(String word, String name, boolean found) {
        assertEquals(
                found, PersonWords.isName(PersonWords.of(word, true).findFirst().orElseThrow(), name));
    }

    @Test
    void theFullNameIsRefusedWhateverIsAnswered() {
        String source = SOUND.replace(
                        "legalName: Hosting Ltd", "naturalPerson: true\n    namesakes: true\n    " + "" + FIE)
                .replace("Hosts the service", "Hosts what Mari Maasikas needs");
        assertEquals(
                List.of("f:21: subprocessors[0].engagements[0].purpose.en: expected no mention of a natural person,"
                        + " which would stay in the chain permanently"),
                said(source));
        assertEquals(said(source), said(source.replace("    namesakes: true\n", "\n")));
    }

    @Test
    void ordinaryWordsAndTheOwnFieldsAreNoNamesakes() {
        assertEquals(
                List.of(),
                said(SOUND.replace(
                                "legalName: Hosting Ltd",
                                "naturalPerson: true\n    website: https://maasikas.ee/\n    " + FIE)
                        .replace("Hosts the service", "Hosts maasikas")));
    }

    private static PolicyFile.Result read(String source) {
        return PolicyFile.read("f", source.getBytes(UTF_8));
    }

    private static PolicyVersion version(String source) {
        return assertInstanceOf(PolicyFile.Read.class, read(source)).version();
    }

    private static List<String> said(String source) {
        return read(source).problems().stream().map(FileProblem::toString).toList();
    }

    private static List<String> paths(String source) {
        return read(source).problems().stream()
                .map(problem -> problem.problem().path())
                .toList();
    }
}
