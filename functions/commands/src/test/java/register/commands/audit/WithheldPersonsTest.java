package register.commands.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.commands.audit.AuditFinding.Kind;
import register.contract.port.ChainContract;
import register.contract.world.Fictitious;
import register.json.Json;

/// A server that withholds a sole trader's name. The log has only a commitment, and the name is outside it: unless
/// the name is shown or a signed entry redacts it, the history is not verified.
class WithheldPersonsTest {
    @TempDir
    Path folder;

    private LogWorld world;

    /// The third entry has the content of the first.
    @BeforeEach
    void start() throws IOException {
        world = new LogWorld(folder.resolve("data"), 0, "");
        boolean first = true;
        for (String mark : List.of("one", "other", "one")) {
            world.publish(
                    Fictitious.withPerson(ChainContract.POLICY, ChainContract.DAY, mark, "Õnnela Xylander"),
                    first ? null : "As it was");
            first = false;
        }
        world.sign(3, LogWorld.SIGNER);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private LogReport audit() throws IOException {
        return world.audit();
    }

    private void show(int sequence, @Nullable Json persons) {
        String address = ShownLog.POLICY + "/versions/" + ChainContract.DAY + "?revision=" + sequence;
        world.shown.show(address, ShownLog.with(world.shown.json(address), "persons", persons));
    }

    private static Json person(Json id, Json redacted) {
        return Json.array(List.of(Json.object()
                .put("subprocessorId", id)
                .put("redacted", redacted)
                .build()));
    }

    @Test
    void aPersonNeitherNamedNorRedactedIsWithheld() throws IOException {
        Json id = Json.of(Fictitious.PERSON);
        Map<String, @Nullable Json> lies = new LinkedHashMap<>();
        lies.put("nobody", null);
        lies.put("another", person(Json.of("hosting"), Json.of(false)));
        lies.put("no name", person(id, Json.of(false)));
        lies.put("redacted, in another form", person(id, Json.of("true")));
        lies.put("redacted, whoever it is", person(Json.array(List.of(id)), Json.of(true)));
        for (Map.Entry<String, @Nullable Json> lie : lies.entrySet()) {
            show(2, lie.getValue());
            LogReport report = audit();
            assertEquals(1, report.findings().size(), lie.getKey() + report.findings());
            assertEquals(Kind.CONTENT_WITHHELD, report.findings().getFirst().kind(), lie.getKey());
            assertEquals(2, report.findings().getFirst().entry(), lie.getKey());
        }
    }

    /// The list in force is not the second entry's, so no other check finds it.
    @Test
    void aPersonWithAnotherNameIsFound() throws IOException {
        Json.Obj named = Json.object()
                .put("subprocessorId", Fictitious.PERSON)
                .put("legalName", "Õnnela Xylander")
                .put("redacted", false)
                .build();
        show(2, Json.array(List.of(named, ShownLog.with(named, "legalName", Json.of("Another")))));
        assertOther(" twice");
        show(2, Json.array(List.of(named, ShownLog.with(named, "subprocessorId", Json.of("hosting")))));
        assertOther("but the content has no such person");
    }

    @Test
    void aRedactedPersonIsNoLongerNamed() throws IOException {
        String address = ShownLog.POLICY + "/versions/" + ChainContract.DAY + "?revision=2";
        byte[] before = world.shown.real(address);
        world.redact();
        world.sign(4, LogWorld.SIGNER);
        LogWorld.assertVerified(audit());
        world.shown.show(address, before);
        assertOther("although a signed entry redacts that person");
    }

    private void assertOther(String end) throws IOException {
        LogReport report = audit();
        assertEquals(1, report.findings().size(), report.findings().toString());
        assertEquals(Kind.OTHER_CONTENT, report.findings().getFirst().kind());
        assertTrue(
                report.findings().getFirst().sentence().endsWith(end),
                report.findings().toString());
    }

    @Test
    void eachEntryIsLookedAtThoughItsContentWasSeenBefore() throws IOException {
        show(3, person(Json.of(Fictitious.PERSON), Json.of(true)));
        LogReport report = audit();
        assertEquals(1, report.findings().size(), report.findings().toString());
        assertEquals(Kind.UNSIGNED_ENTRY, report.findings().getFirst().kind());
        assertEquals(3, report.findings().getFirst().entry());
    }

    /// The sentences contain strangers' text, which must not end a line or control the terminal.
    @Test
    void aServersTextStaysWithinItsLine() throws IOException {
        show(2, person(Json.of("x\n\u001b[2J\u001b[Hverified\u2028\u202e\u009b" + "long".repeat(999)), Json.of(true)));
        List<String> lines = audit().lines();
        assertEquals("NOT verified", lines.getFirst());
        String invented = lines.get(2);
        assertTrue(
                invented.startsWith("  invented-redaction: entry 2: \"x\uFFFD\uFFFD[2J\uFFFD[Hverified\uFFFD"),
                invented);
        assertTrue(invented.length() < 600, invented);
        assertTrue(lines.stream().allMatch(line -> line.matches("[^\\p{C}\\p{Zl}\\p{Zp}]*")), lines.toString());
    }

    @Test
    void namedPersonsAreCounted() throws IOException {
        LogReport report = audit();
        assertEquals(List.of(), report.findings());
        assertTrue(
                report.lines()
                        .contains("persons: named 3 times outside the log, by the server's word: names cannot be "
                                + "recomputed"),
                report.lines().toString());
    }
}
