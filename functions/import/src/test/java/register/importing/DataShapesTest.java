package register.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.importing.source.RefusedSourceException;

/// The shapes in which websites keep their lists as data. In each, `'` stands for a quotation mark.
class DataShapesTest {
    /// An array of flat objects; HTML within texts; kinds of data in groups.
    @Test
    void aListMayHaveHtmlAndGroupsOfKinds() throws RefusedSourceException {
        Draft draft = json("""
                [
                    {
                        'name': 'Heron Web Hosting, Inc.',
                        'type': 'cloud',
                        'contact': '1 Reed Avenue<br />Springfield, WA 90000<br />USA<br />privacy@heron.example',
                        'subject': 'Data of visitors',
                        'duration': 'As long as the contract',
                        'reason': 'Stores the data of the service',
                        'location': 'USA (US Cloud) or Germany (EU Cloud)',
                        'dataTypes': {
                            'Identifying': ['Name', 'Username'],
                            'Location': ['Country', 'City']
                        },
                        'categories': 'End users',
                        'details': ['https://heron.example/subprocessors']
                    },
                    {
                        'name': 'Plover PBC',
                        'type': 'ai',
                        'reason': 'Answers questions',
                        'location': '<div>USA</div><div>Its own: <a href=\\"https://plover.example/s\\">plover.example/s</a></div>',
                        'categories': 'End users'
                    }
                ]
                """);
        assertNames(draft, "Heron Web Hosting, Inc.", "Plover PBC");
        assertPlaces(draft, "US DE", "US");
        assertHas(draft, "service: {en: cloud}", "purpose: {en: Stores the data of the service}");
        assertHas(draft, "en: \"Identifying: Name, Username\"", "en: \"Location: Country, City\"");
        for (String column : List.of("contact", "subject", "duration", "categories", "details")) {
            assertTrue(
                    draft.questions().stream()
                            .anyMatch(one -> one.text().contains("the column \"" + column + "\" matches no field")),
                    column + " in " + draft.yaml());
        }
        assertTrue(
                draft.leftOut().stream()
                        .anyMatch(one -> one.text().equals("location: Its own: plover.example/s")
                                && one.why().equals("beside the place")
                                && one.line() == 21),
                () -> draft.leftOut().toString());
    }

    @Test
    void kindsInAnArrayStayApartEvenIfTheyContainCommas() throws RefusedSourceException {
        Draft draft = json("""
                [{'id': 'heron', 'name': 'Heron', 'purpose': 'Hosting', 'dataProcessed': ['Logs', 'Subject, body'],
                  'location': 'United States (us-east-1, us-west-2)', 'contractUrl': 'https://heron.example/dpa',
                  'status': 'active'}]
                """);
        assertNames(draft, "Heron");
        assertPlaces(draft, "US");
        assertHas(draft, "- name: {en: Logs}", "en: Subject, body");
        assertTrue(draft.leftOut().stream()
                .anyMatch(one -> one.text().equals("id: heron") && one.why().equals("a field for programs")));
    }

    /// A trust centre in one file: only the array that says so lists subprocessors.
    @Test
    void otherArraysOfAFileListNoSubprocessors() throws RefusedSourceException {
        Draft draft = yaml("""
                title: Acme trust center
                lastUpdated: 2026-03-04
                company: Acme Ltd
                lang: en
                contacts:
                  - {name: Security team, email: security@acme.example}
                vendors:
                  - {name: Moa Ltd, purpose: Catering, location: France}
                subprocessors:
                  - name: Heron Hosting Ltd
                    category: Infrastructure
                    location: NO
                    description: Primary cloud provider.
                formerSubprocessors:
                  - {name: Dunlin Inc., location: Canada}
                """);
        assertNames(draft, "Heron Hosting Ltd");
        assertPlaces(draft, "NO");
        assertHas(draft, "effectiveDate: 2026-03-04", "title: Acme trust center", "? Acme Ltd: is this the company");
        for (String other : List.of("Security team", "Moa Ltd", "Dunlin Inc.")) {
            assertTrue(draft.leftOut().stream().anyMatch(one -> one.text().contains(other)), other);
            assertFalse(draft.yaml().contains(other), other);
        }
    }

    @Test
    void namesOfArraysAreCategories() throws RefusedSourceException {
        Draft draft = json("""
                {'infrastructure': [{'vendor': 'Heron Ltd', 'use': 'Servers', 'locations': ['DE', 'IE']}],
                 'customerSupport': [{'vendor': 'Plover', 'use': 'Help desk', 'locations': ['US']}]}
                """);
        assertNames(draft, "Heron Ltd", "Plover");
        assertPlaces(draft, "DE IE", "US");
        assertHas(draft, "category: infrastructure", "category: support", "heading: customer support");
        assertHas(draft, "title: \"? which title? The source has none\"");
    }

    @Test
    void groupsHaveTheirTitlesAsHeadings() throws RefusedSourceException {
        Draft draft = yaml("""
                - category: Infrastructure
                  vendors:
                    - name: Heron Ltd
                      address: {street: 1 Reed Avenue, city: Dublin, country: Ireland}
                      services:
                        - {name: Servers, purpose: Runs the servers, country: IE}
                        - {name: Backup, purpose: Keeps copies, country: DE}
                - category: Customer support
                  vendors:
                    - {name: Plover GmbH, purpose: Help desk, headquarters: {city: Berlin, country: Germany}}
                """);
        assertNames(draft, "Heron Ltd", "Plover GmbH");
        assertEquals(3, draft.engagements(), draft.yaml());
        assertHas(draft, "address: 1 Reed Avenue, Dublin, Ireland", "country: IE", "service: {en: Backup}");
        assertHas(draft, "purpose: {en: Keeps copies}", "heading: Customer support", "category: support");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'city': 'Frankfurt', 'country': 'Germany', 'countryCode': 'DE'} | DE",
                "[{'country': 'DE'}, {'country': 'Ireland'}] | DE IE",
                "[{'name': 'Germany'}, {'name': 'Ireland'}] | DE IE",
                "['Frankfurt, Germany', 'Dublin, Ireland'] | DE IE",
                "{'primary': 'Germany', 'backup': 'Ireland'} | DE IE",
                "{'en': 'Germany', 'de': 'Deutschland'} | DE",
                "'Germany' | DE",
                "['NO'] | NO"
            })
    void placesMayBeNested(String written, String places) throws RefusedSourceException {
        Draft draft = json("[{'name': 'Heron Ltd', 'purpose': 'Hosting', 'location': " + written + "}]");
        assertPlaces(draft, places.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'subprocessors': ['Heron Hosting Ltd', 'Plover (Ireland)']}",
                "{'rows': [['Name', 'Purpose', 'Country'], ['Heron Hosting Ltd', 'Mail', 'DE'], ['Plover', 'x', 'IE']]}",
                "{'Heron Hosting Ltd': {'purpose': 'Mail', 'location': 'DE'}, 'Plover': {'purpose': 'x', 'location': 'IE'}}",
                "{'h': {'name': 'Heron Hosting Ltd', 'location': 'DE'}, 'p': {'name': 'Plover', 'location': 'IE'}}",
                "{'data': {'items': [{'Sub-processor': 'Heron Hosting Ltd', 'use': 'x'}, {'Sub-processor': 'Plover', 'use': 'y'}]}}",
                "[{'legal_entity': {'name': 'Heron Hosting Ltd'}, 'purpose': 'x'}, {'legal_entity': {'name': 'Plover'}, 'purpose': 'y'}]",
                "[{'anbieter': 'Heron Hosting Ltd', 'zweck': 'E-Mail', 'land': 'DE'}, {'anbieter': 'Plover', 'zweck': 'x'}]",
                "[{'name': {'en': 'Heron Hosting Ltd', 'de': 'Reiher'}, 'purpose': 'x'}, {'name': 'Plover', 'purpose': 'y'}]",
                "[{'region': 'EU', 'subprocessors': [{'name': 'Heron Hosting Ltd'}]}, {'region': 'US', 'subprocessors': [{'name': 'Plover'}]}]"
            })
    void namesAreFoundInEveryShape(String written) throws RefusedSourceException {
        assertNames(json(written), "Heron Hosting Ltd", "Plover");
        assertNames(yaml(written.replace('\'', '"')), "Heron Hosting Ltd", "Plover");
    }

    @Test
    void whatACompanyEngagesItselfIsNoEntry() throws RefusedSourceException {
        Draft draft = json("""
                [{'name': 'Heron Ltd', 'purpose': 'Hosting', 'location': 'DE',
                  'contacts': [{'name': 'Jane Roe', 'role': 'DPO'}],
                  'subprocessors': [{'name': 'Moa Ltd', 'purpose': 'Power'}]}]
                """);
        assertNames(draft, "Heron Ltd");
        assertTrue(draft.questions().stream().anyMatch(one -> one.text().contains("Moa Ltd")), draft.yaml());
    }

    @Test
    void yamlHasAnchorsMergesDocumentsAndNoTypes() throws RefusedSourceException {
        Draft draft = yaml("""
                %YAML 1.2
                ---
                name: &n Heron Ltd
                purpose: !!str 2024-01-01
                location: NO
                ---
                <<: &p {purpose: yes, location: DE}
                name: Plover
                ---
                <<: *p
                name: Dunlin
                location: 0o7
                """.replace("<<: *p\n", "purpose: on\n"));
        assertNames(draft, "Heron Ltd", "Plover", "Dunlin");
        assertHas(draft, "country: NO", "{en: 2024-01-01}", "{en: yes}", "{en: on}");
        Draft merged = yaml("- &a {name: Heron Ltd, purpose: Mail, location: DE}\n- {<<: *a, name: Plover}\n");
        assertNames(merged, "Heron Ltd", "Plover");
        assertPlaces(merged, "DE", "DE");
    }

    @Test
    void jsonMayHaveCommentsTrailingCommasAndAMark() throws RefusedSourceException {
        Draft draft = json(
                "\uFEFF// ours\n[\n  /* one */ {'name': 'Heron Ltd', 'purpose': 'Hosting', 'location': 'DE',},\n]\n");
        assertNames(draft, "Heron Ltd");
        assertPlaces(draft, "DE");
    }

    static Draft json(String written) throws RefusedSourceException {
        return PageImport.read("list.json", written.replace('\'', '"').getBytes(UTF_8), Answers.NONE);
    }

    static Draft yaml(String written) throws RefusedSourceException {
        return PageImport.read("list.yaml", written.getBytes(UTF_8), Answers.NONE);
    }

    static void assertHas(Draft draft, String... lines) {
        for (String line : lines) {
            assertTrue(draft.yaml().contains(line), () -> line + " in\n" + draft.yaml());
        }
    }

    static void assertNames(Draft draft, String... names) {
        assertEquals(
                List.of(names),
                DraftFacts.of(draft.yaml()).subprocessors().stream()
                        .map(one -> one.names().getFirst())
                        .toList(),
                draft.yaml());
    }

    static void assertPlaces(Draft draft, String... places) {
        assertEquals(
                Stream.of(places).map(one -> Set.of(one.split(" "))).toList(),
                DraftFacts.of(draft.yaml()).subprocessors().stream()
                        .map(DraftFacts.Named::places)
                        .toList(),
                draft.yaml());
    }
}
