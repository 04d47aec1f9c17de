package register.commands;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.commands.option.Exit;
import register.embedded.EmbeddedPorts;
import register.recipient.Recipient;
import register.value.PolicyId;

final class RecipientsCommandTest extends CommandTest {
    private static final String HEADER =
            "external_id,customer,email,language,notice_days,objection_days,regions,features,terms\n";
    private static final String FIRST = "C-1,Xylander Qvist OÜ,qvist@zwiebel.example,et,30,14,EU,,\n";
    private static final String SECOND = "C-2,=cmd,second@customer.example,de,,,,,\n";

    private final String id = "example";

    @BeforeEach
    void publish() {
        Ran published = run("publish", "--trial", "--yes", policy);
        assertEquals(Exit.DONE, published.exit(), published.err());
    }

    @Test
    void aFileIsTriedImportedListedAndExported() throws IOException {
        Path file = file(FIRST + SECOND);
        Ran dry = run("recipients", "import", id, file.toString(), "--dry-run");
        assertEquals(
                "added C-1\nadded C-2\nadded 2, changed 0, back again 0, ended 0, unchanged 0\nnothing was changed\n",
                dry.out());
        assertTrue(dry.err().contains("line 2, regions: \"EU\": no engagement of the policy names it"), dry.err());
        assertEquals(1, run("recipients", "list", id).out().lines().count());
        Ran done = run("recipients", "import", id, file.toString(), "--by", "Mari");
        assertEquals(Exit.DONE, done.exit(), done.err());
        assertTrue(done.out().endsWith("added 2, changed 0, back again 0, ended 0, unchanged 0\n"), done.out());
        assertTrue(run("recipients", "import", id, file.toString())
                .out()
                .equals("added 0, changed 0, back again 0, ended 0, unchanged 2\n"));
        Ran changed = run(
                "recipients", "import", id, file(FIRST.replace(",30,", ",45,")).toString());
        assertEquals("""
                changed C-1: notice_days "30" to "45"
                added 0, changed 1, back again 0, ended 0, unchanged 0
                not in the file, but still notified: 1; --complete ends them
                """, changed.out());
        Ran complete = run("recipients", "import", id, file(FIRST).toString(), "--complete");
        assertTrue(complete.out().contains("ended C-2\n"), complete.out());
        String listed = run("recipients", "list", id).out();
        assertTrue(listed.contains("qvist@zwiebel.example") && !listed.contains("second@customer"), listed);
        assertEquals(2, run("recipients", "list", id, "--ended", "--json").out().split("\"since\":", -1).length - 1);
        assertTrue(run("recipients", "import", id, file.toString()).out().contains("back again C-2\n"));

        Path written = folder.resolve("out.csv");
        assertEquals(
                "contacts 2\n",
                run("recipients", "export", id, written.toString()).out());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(written)));
        String content = Files.readString(written);
        assertTrue(content.contains("C-2,'=cmd,"), content);
        assertEquals(
                "added 0, changed 0, back again 0, ended 0, unchanged 2\n",
                run("recipients", "import", id, written.toString(), "--complete")
                        .out());
        Ran again = run("recipients", "export", id, written.toString());
        assertEquals(Exit.FAILURE, again.exit());
        assertTrue(again.err().contains("expected a file that does not exist yet"), again.err());
    }

    @Test
    void withOneErrorNothingIsWritten() throws IOException {
        Path file = file(FIRST + SECOND.replace("de", "xx"));
        Ran ran = run("recipients", "import", id, file.toString());
        assertEquals(Exit.NO, ran.exit());
        assertTrue(ran.err().startsWith(file + ": line 3, language: \"xx\": expected one of bg, "), ran.err());
        assertEquals(1, run("recipients", "list", id, "--ended").out().lines().count());
        Ran unknown = run("recipients", "import", "nowhere", file(FIRST).toString());
        assertEquals(Exit.NO, unknown.exit());
        assertEquals("POLICY: \"nowhere\": no such policy in this register\n", unknown.err());
        Ran odd = run("recipients", "list", "No Policy");
        assertEquals(Exit.USAGE, odd.exit());
        assertTrue(odd.err().contains("\"No Policy\": expected the id of a policy"), odd.err());
        assertEquals(
                Exit.FAILURE,
                run("recipients", "import", id, folder.resolve("none.csv").toString())
                        .exit());
    }

    @Test
    void anErasureAsksSaysWhatEndsAndLeavesNoByteOfTheRecipient() throws IOException {
        assertEquals(
                Exit.DONE,
                run("recipients", "import", id, file(FIRST + SECOND).toString()).exit());
        assertEquals(
                Exit.DONE,
                run(
                                "recipients",
                                "import",
                                id,
                                file(FIRST.replace("qvist@", "Xylander@")).toString())
                        .exit());
        assertFalse(traces().isEmpty(), "the search finds what is there");
        Ran asked = run("recipients", "erase", id, "--external-id", "C-1", "--reason", "asked for it");
        assertEquals(Exit.NO, asked.exit());
        assertTrue(asked.err().contains("nothing was erased; --yes erases without asking"), asked.err());
        assertTrue(asked.err().contains("Xylander Qvist OÜ, Xylander@zwiebel.example"), asked.err());
        assertTrue(asked.err().contains("This register can then no longer show"), asked.err());
        assertTrue(
                asked.err().contains("Not erased: mails from the customer")
                        && asked.err().contains("outbox/"),
                asked.err());
        Ran naming =
                run("recipients", "erase", id, "--external-id", "C-1", "--yes", "--reason", "xylander qvist oü left");
        assertEquals(Exit.USAGE, naming.exit());
        assertEquals("--reason: must not name the person being erased, because the reason is kept\n", naming.err());
        for (String reason : List.of("", " ", "x".repeat(501), "two\nlines")) {
            Ran odd = run("recipients", "erase", id, "--external-id", "C-1", "--yes", "--reason", reason);
            assertEquals(Exit.USAGE, odd.exit(), odd.err());
            assertTrue(odd.err().startsWith("--reason: \"") && odd.err().endsWith(" 500 characters\n"), odd.err());
        }
        Ran erased = run(
                "recipients",
                "erase",
                id,
                "--address",
                "xylander@ZWIEBEL.example",
                "--reason",
                "asked for it",
                "--yes",
                "--by",
                "Mari");
        assertEquals(Exit.DONE, erased.exit(), erased.err());
        assertTrue(erased.out().matches("erased [0-9a-f]{32}\n"), erased.out());
        assertEquals(List.of(), traces());
        try (EmbeddedPorts ports = EmbeddedPorts.open(folder.resolve("data"))) {
            Recipient left = ports.recipients().list(new PolicyId(id), null, 10).stream()
                    .filter(recipient -> recipient.who() == null)
                    .findFirst()
                    .orElseThrow();
            assertEquals("Mari", left.history().getLast().actor());
            assertEquals(3, left.history().size());
        }
        assertEquals(
                Exit.NO,
                run("recipients", "erase", id, "--external-id", "C-1", "--reason", "again", "--yes")
                        .exit());
        assertEquals(
                Exit.USAGE,
                run("recipients", "erase", id, "--reason", "whom", "--yes").exit());
    }

    @Test
    void aContactIsErasedSomeDaysAfterItEnded() throws IOException {
        environment.put("REGISTER_RECIPIENT_DAYS", "0");
        assertEquals(
                Exit.DONE,
                run("recipients", "import", id, file(FIRST + SECOND).toString()).exit());
        assertEquals(
                Exit.DONE,
                run("recipients", "import", id, file(SECOND).toString(), "--complete")
                        .exit());
        assertFalse(traces().isEmpty());
        assertTrue(run("reconcile").out().contains("recipients erased 1"));
        assertEquals(List.of(), traces());
        assertTrue(run("recipients", "list", id).out().contains("second@customer.example"));
    }

    @Test
    void checkSaysWhoseContractExcludesASubprocessor() throws IOException {
        assertFalse(run("check", policy).out().contains("excluded"));
        Path file = Files.writeString(
                folder.resolve("excluding.csv"),
                HEADER.replace("terms", "terms,excludes") + FIRST.strip() + ",HOSTING LTD|not listed\n");
        assertEquals(Exit.DONE, run("recipients", "import", id, file.toString()).exit());
        String said = run("check", policy).out();
        assertTrue(said.contains("\nexcluded hosting: by the contracts of C-1\nsound "), said);
        assertFalse(said.contains("zwiebel") || said.contains("Xylander"), said);
        assertTrue(run("check", policy, "--json").out().contains("\"customers\":[\"C-1\"]"));
        Path written = folder.resolve("out.csv");
        assertEquals(
                Exit.DONE, run("recipients", "export", id, written.toString()).exit());
        assertTrue(Files.readString(written).contains(",HOSTING LTD|not listed"), Files.readString(written));
    }

    private Path file(String rows) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "contacts", ".csv"), HEADER + rows);
    }

    /// The files of the data folder that contain data about the first contact, including the database's log.
    private List<String> traces() throws IOException {
        var found = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), ISO_8859_1);
                Stream.of("ylander", "qvist", "zwiebel", new String("OÜ".getBytes(UTF_8), ISO_8859_1))
                        .filter(content::contains)
                        .map(trace -> file.getFileName() + ": " + trace)
                        .forEach(found::add);
            }
        }
        return found;
    }
}
