package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.chain.EntryHeader;
import register.json.Json;
import register.policy.Engagement;
import register.policy.PolicyVersion;
import register.sample.SampleList;
import register.value.Language;

/// A correction that adds to the past says so wherever it is shown, and hides nothing that was stated before.
class BackdatingTest {
    private static final String LIST = "/v1/policies/desk/subprocessors";
    private static final String ADDITIONS =
            "[{\"engagements\":[\"servers-sg\"],\"id\":\"nordhost\",\"name\":\"Nordhost AS\",\"whole\":false},"
                    + "{\"engagements\":[\"support\"],\"id\":\"desk-ua\",\"name\":\"Desk Ukraine\",\"whole\":true}]";

    private final TestRegister register = new TestRegister();
    private final EntryHeader correction;

    BackdatingTest() {
        PolicyVersion incomplete = Policies.withoutSingapore("2026-03-01");
        register.publish(
                "2026-02-10T09:00:00Z",
                incomplete.withSubprocessors(incomplete.subprocessors().subList(0, 2)));
        correction = register.correct("2026-03-10T09:00:00Z", Policies.desk("2026-03-01"), "Two were forgotten");
        register.clock.set(Story.NOW);
    }

    @Test
    void everyAnswerAboutTheCorrectionTellsWhatItAdded() {
        register.snapshot(correction, Language.ENGLISH);
        String document = "/v1/documents/"
                + register.snapshot(correction, Language.ENGLISH).sha256();
        for (var answer : List.of(
                List.of(LIST, ""),
                List.of("/v1/policies", "policies.0."),
                List.of("/v1/policies/desk/versions", "versions.0."),
                List.of("/v1/policies/desk/versions/2026-03-01", ""),
                List.of("/v1/policies/desk/versions/2026-03-01", "entries.1."),
                List.of(document, ""))) {
            Reply reply = register.get(answer.getFirst());
            String at = answer.getLast();
            assertEquals(ADDITIONS, reply.at(at + "additions"), answer.toString());
            assertEquals("true", reply.at(at + "backdated"));
            assertEquals("Two were forgotten", reply.at(at + "reason"));
            assertEquals("2026-03-10T09:00:00Z", reply.at(at + "recordedAt"));
        }
    }

    /// More than a summary holds.
    @Test
    void aLongCorrectionsAdditionsAreShownCompletely() {
        PolicyVersion whole = Policies.desk("2026-03-01");
        var listed = new ArrayList<>(whole.subprocessors());
        for (int i = 0; i < 300; i++) {
            listed.add(SampleList.subprocessor(
                    "late-" + i,
                    in -> in.put("legalName", "Late Ltd").put("relationship", "third-party"),
                    whole.subprocessors().getFirst().engagements().toArray(Engagement[]::new)));
        }
        register.correct("2026-06-15T12:00:00.001Z", whole.withSubprocessors(listed), "Many were forgotten");
        register.clock.set("2026-06-15T13:00:00Z");
        assertEquals(
                300, register.get("/v1/policies").list("policies.0.additions").size());
    }

    @Test
    void earlierStatementsAreShownUnchanged() {
        Reply before = register.get(LIST + "?asOf=2026-03-05&knownAt=2026-03-05T00:00:00Z");
        assertEquals(List.of("nordhost", "postvogel"), before.each("subprocessors", "id"));
        assertFalse(before.has("additions"));
        assertFalse(before.has("backdated"));
        Json first = register.get("/v1/policies/desk/versions/2026-03-01")
                .list("entries")
                .getFirst();
        assertFalse(((Json.Obj) first).members().containsKey("additions"));
    }

    @Test
    void pageSaysItOnTopAndAmongTheVersions() {
        String english = register.get("/desk?lang=en").body();
        assertTrue(
                english.contains("<p class=\"note\" role=\"note\">This correction is backdated: it was recorded on"
                        + " 10 March 2026 for the version of 1 March 2026, and adds: Nordhost AS: Servers;"
                        + " Desk Ukraine (new). Reason: Two were forgotten</p>"),
                english);
        assertTrue(english.contains("Backdated, adds: Nordhost AS: Servers; Desk Ukraine (new)"), english);
        String estonian = register.get("/desk?lang=et").body();
        assertTrue(estonian.contains("Tagantjärele, lisab: Nordhost AS: (et) Servers; Desk Ukraine (uus)"), estonian);
        assertFalse(
                register.get("/desk/2026-03-01?revision=1&lang=en").body().contains("This correction is backdated"));
    }

    @Test
    void correctionBeforeTheDateAddsAndBackdatesNothing() {
        register.publish("2026-06-16T09:00:00Z", Policies.withoutSingapore("2026-09-01"));
        register.correct("2026-06-17T09:00:00Z", Policies.desk("2026-09-01"), "Singapore stays");
        Reply version = register.get("/v1/policies/desk/versions/2026-09-01");
        assertEquals("false", version.at("backdated"));
        assertEquals("servers-sg", version.at("additions.0.engagements.0"));
        String page = register.get("/desk/2026-09-01?lang=en").body();
        assertTrue(page.contains("This correction, recorded on 17 June 2026"), page);
        assertTrue(page.contains("Adds: Nordhost AS: Servers"), page);
    }

    @Test
    void correctionThatAddsNothingSaysSo() {
        register.correct(
                "2026-06-16T09:00:00Z",
                Policies.desk("2026-03-01", words -> words.replace("Oslo", "Bergen")),
                "The seat had moved");
        Reply list = register.get(LIST);
        assertEquals("[]", list.at("additions"));
        assertEquals("false", list.at("backdated"));
        assertEquals("3", list.at("revision"));
        assertFalse(register.get("/desk?lang=en").body().contains("This correction"));
    }

    @Test
    void importedHistorySaysWhenItWasRecorded() {
        assertEquals(
                "Recorded in 2026; the earlier publication is not attested",
                register.get(LIST + "?lang=en").at("origin.note"));
        assertEquals(
                "Registreeritud aastal 2026; varasemat avaldamist register ei kinnita",
                register.get(LIST).at("origin.note"));
    }
}
