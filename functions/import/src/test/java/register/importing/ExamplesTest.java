package register.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.importing.source.RefusedSourceException;
import register.policy.Category;
import register.policy.PolicyVersion;
import register.value.Language;
import register.value.PolicyId;

/// Examples of each format, with the expected draft and notes, which people have checked.
class ExamplesTest {
    @ParameterizedTest
    @ValueSource(strings = {"html", "csv"})
    void theDraftAndItsNotesAreAsTheyWereRead(String format) {
        Draft draft = Sources.draft("example." + format, Sources.resource("example." + format));
        assertEquals(Sources.resource("example-" + format + ".yaml"), draft.yaml());
        assertEquals(
                Sources.resource("example-" + format + ".notes"),
                Stream.concat(draft.questions().stream(), draft.leftOut().stream())
                                .map(Object::toString)
                                .collect(Collectors.joining("\n"))
                        + "\n");
    }

    @Test
    void thePageIsSoundOnceItsPolicyIsNamed() throws RefusedSourceException {
        byte[] page = Sources.resource("example.html").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Draft draft =
                PageImport.read("example.html", page, new Answers(new PolicyId("example"), Language.ENGLISH, null));
        PolicyVersion version = Sources.version(Sources.answered(
                draft,
                Map.of(
                        "requests.publicAddresses[0]", "privacy@example.com",
                        "subprocessors[3].id", "mail-example-2",
                        "subprocessors[5].legalName", "Voice Example AB",
                        "subprocessors[5].engagements[0].locations[0].country", "SE")));
        assertEquals("example", version.policy().value());
        assertEquals(6, version.subprocessors().size());
        assertFalse(draft.yaml().contains("alert(1)"));
    }

    @Test
    void aTextWithTabsIsATableToo() throws RefusedSourceException {
        String text = """
                Unterauftragsverarbeiter der Beispiel GmbH

                Stand: 1. März 2024

                Die Beispiel GmbH setzt diese Unternehmen ein und wird sie für den Dienst von den anderen trennen.

                Unternehmen\tZweck\tStandort
                Rechen Beispiel AG\tServer\tDeutschland
                Post Beispiel s.r.o.\tVersand von E-Mail\tSlowakei; Österreich
                """;
        Draft draft = PageImport.read(
                "page.txt",
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                new Answers(new PolicyId("beispiel"), null, Category.SERVICE_SPECIFIC));
        PolicyVersion version = Sources.version(draft.yaml());
        assertEquals("2024-03-01", version.effectiveDate().toString());
        assertEquals(
                List.of("Rechen Beispiel AG", "Post Beispiel s.r.o."),
                version.subprocessors().stream().map(one -> one.name()).toList());
        assertEquals(
                2,
                version.subprocessors()
                        .getLast()
                        .engagements()
                        .getFirst()
                        .locations()
                        .size());
        assertEquals(
                "Unterauftragsverarbeiter der Beispiel GmbH",
                version.edition(new Language("de")).title());
    }

    @Test
    void aCategoryThatNothingNamesIsAskedOnceForAllRows() {
        Draft draft = Sources.draft("list.csv", "Company,Purpose,Country\nA Ltd,Mail,Estonia\nB Ltd,Calls,Latvia\n");
        assertEquals(
                List.of("questions[0]"),
                draft.questions().stream()
                        .filter(one -> one.text().contains("names no categories"))
                        .map(OpenQuestion::path)
                        .toList());
        assertEquals(3, draft.yaml().split("category: service-specific\n", -1).length, draft.yaml());
    }

    @Test
    void theTransferMechanismIsAskedWithItsField() {
        Draft draft = Sources.draft(
                "list.csv",
                "Company,Purpose,Country,Transfer mechanism,Certification\nA Ltd,Mail,Estonia,SCCs,ISO 27001\n");
        List<String> columns = draft.questions().stream()
                .map(OpenQuestion::text)
                .filter(text -> text.contains("the column "))
                .toList();
        assertEquals(
                List.of(
                        "? transfers: the column \"Transfer mechanism\" matches no field. State each transfer in the"
                                + " transfers of its engagement: from and to as country codes, and the mechanism: adequacy"
                                + " (the Data Privacy Framework too), scc or bcr. The source: \"SCCs (A Ltd)\"",
                        "? the column \"Certification\" matches no field. Which of it belongs in the file? The source:"
                                + " \"ISO 27001 (A Ltd)\""),
                columns);
    }

    @Test
    void anIdIsNotMadeOfAPersonsName() {
        String draft = Sources.draft("list.csv", "Company,Purpose,Country\nPetra Vogel e.K.,Mail,Germany\n")
                .yaml();
        assertTrue(draft.contains("  - id: subprocessor\n"), draft);
    }

    @Test
    void aDayThatMayBeTwoIsAsked() {
        Draft draft = Sources.draft("p.html", """
                <html lang="en"><h1>T</h1><p>Last updated: 02/03/2024</p>
                <table><tr><th>Company<th>Purpose</tr><tr><td>A Ltd<td>Mail</tr></table></html>""");
        assertEquals(
                "? which day is it? (2024-03-02 | 2024-02-03) The source: \"Last updated: 02/03/2024\"",
                draft.questions().stream()
                        .filter(one -> one.path().equals("effectiveDate"))
                        .findFirst()
                        .orElseThrow()
                        .text());
    }
}
