package register.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.importing.DataShapesTest.assertHas;
import static register.importing.DataShapesTest.assertNames;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.importing.source.RefusedSourceException;
import register.policyfile.PolicyFile;
import register.value.PolicyId;

/// A list in the register's own format. The whole of what a register serves is imported again by
/// `register.checks.PublishableProperties`.
class FormatListTest {
    /// What a register states at least.
    private static final String FULL = """
            {"format": "subprocessor-list/1", "policy": "acme", "effectiveDate": "2026-03-01", "dateBasis": "effective",
             "timeZone": "Europe/Berlin", "language": "de", "editionStatus": "translation", "title": "Unsere",
             "provider": "Acme GmbH", "authoritativeLanguage": "en",
             "company": {"legalName": "Acme GmbH", "country": "DE"},
             "categories": [{"category": "infrastructure", "heading": "Betrieb", "subprocessors": 1}],
             "subprocessors": [{"id": "reiher", "legalName": "Reiher GmbH", "displayName": "Reiher", "country": "DE",
               "relationship": "third-party", "contact": {"role": "Datenschutz", "email": "dpo@reiher.example"},
               "engagements": [{"id": "server", "service": "Server", "purpose": "Betreibt Server.",
                 "category": "infrastructure", "locations": [{"country": "US", "place": "Ohio", "role": "storage"}],
                 "appliesWhen": {"feature": {"id": "ki", "name": "KI"}, "optional": true},
                 "personalDataCategories": [{"name": "E-Mail", "term": "pd:EmailAddress",
                   "iri": "https://w3id.org/dpv/pd#EmailAddress"}],
                 "transfers": [{"from": "DE", "to": "US", "mechanism": "scc", "module": 3}]}]}],
             "words": {"language": "de"}, "links": {}}
            """;

    private static final String LEAST = """
            {"format": "subprocessor-list/1", "provider": "Acme Ltd", "effectiveDate": "2026-03-01", "language": "en",
             "subprocessors": [{"id": "heron", "displayName": "Heron", "retention": "30 days",
               "engagements": [{"purpose": "Hosting", "locations": [{"country": "DE"}]},
                 {"purpose": "Hosting", "locations": [{"unstated": true}]}]}]}
            """;

    @Test
    void aRegistersListKeepsEveryField() throws RefusedSourceException {
        Draft draft = read(FULL, Answers.NONE);
        assertEquals(List.of(), draft.questions(), draft.yaml());
        assertTrue(PolicyFile.read("d.yaml", draft.yaml().getBytes(UTF_8)) instanceof PolicyFile.Read, draft.yaml());
        assertHas(
                draft,
                "policy: acme",
                "effectiveDate: 2026-03-01",
                "timeZone: Europe/Berlin",
                "status: translation",
                "heading: Betrieb",
                "id: reiher",
                "displayName: Reiher",
                "email: dpo@reiher.example",
                "role: {de: Datenschutz}",
                "- id: server",
                "place: {de: Ohio}",
                "role: storage",
                "name: {de: KI}",
                "term: pd:EmailAddress",
                "mechanism: scc");
        assertFalse(draft.yaml().contains("authoritativeLanguage"), draft.yaml());
        assertFalse(draft.yaml().contains("iri"), draft.yaml());
        assertHas(read(FULL, new Answers(new PolicyId("birch"), null, null)), "policy: birch");
    }

    @Test
    void whatTheListLeavesOutIsAsked() throws RefusedSourceException {
        Draft draft = read(LEAST, Answers.NONE);
        assertNames(draft, "Heron");
        assertHas(draft, "- id: hosting\n", "- id: hosting-2\n", "id: heron");
        List<String> asked = draft.questions().stream().map(OpenQuestion::text).toList();
        for (String words : List.of(
                "which short name",
                "what does this date mean?",
                "which title?",
                "names no categories",
                "30 days (Heron)")) {
            assertTrue(asked.stream().anyMatch(one -> one.contains(words)), words + " in " + asked);
        }
    }

    @Test
    void aListOfNobodyIsEmpty() throws RefusedSourceException {
        String list = FULL.replaceFirst("(?s)\"categories\".*?\"words\"", "\"subprocessors\": [], \"words\"");
        Draft draft = read(list, Answers.NONE);
        assertHas(draft, "subprocessors: []");
        assertEquals(List.of(), draft.questions(), draft.yaml());
    }

    /// A list that claims the format but breaks it is read by its columns, as any other.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"id\": \"heron\" | \"id\": \"He ron\"",
                "\"purpose\": \"Hosting\" | \"purpose\": [\"Hosting\"]",
                "\"country\": \"DE\" | \"country\": \"Germany\"",
                "\"language\": \"en\" | \"language\": \"english\"",
                "subprocessor-list/1 | subprocessor-list/2",
                "\"displayName\": \"Heron\" | \"displayName\": \"Heron\", \"weight\": 1.5",
                "2026-03-01 | tomorrow"
            })
    void aListThatBreaksTheFormatIsReadByItsColumns(String instead, String broken) throws RefusedSourceException {
        Draft draft = read(LEAST.replace(instead, broken), Answers.NONE);
        assertNames(draft, "Heron");
        assertHas(draft, "# A draft. A value that begins with ?", "country: DE");
    }

    private static Draft read(String list, Answers answers) throws RefusedSourceException {
        return PageImport.read("subprocessors.en.json", list.getBytes(UTF_8), answers);
    }
}
