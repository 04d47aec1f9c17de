package register.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.commands.option.Exit;

/// A register without a name in its seal, or without an address in the name of its log, is a trial: nothing gets into
/// it, or from it into a real one, by mistake.
class TrialTest extends CommandTest {
    private static final String URL = "https://register.example.com";

    @Test
    void withoutANameOrAnAddressNothingIsPublishedUnlessATrialIsMeant() {
        refusedAs("its seal names no company (certificate --self-sign); its log's name is not a public address "
                + "(REGISTER_URL)");
        environment.put("REGISTER_URL", URL);
        refusedAs("its seal names no company (certificate --self-sign)");
        environment.remove("REGISTER_URL");
        assertEquals(Exit.DONE, run("certificate", "--self-sign", "Acme Ltd").exit());
        refusedAs("its log's name is not a public address (REGISTER_URL)");
        environment.put("REGISTER_URL", "http://127.0.0.1:8080");
        refusedAs("its log's name is not a public address (REGISTER_URL)");
        environment.remove("REGISTER_URL");
        environment.put("REGISTER_ORIGIN", "register.example.com");
        Ran mistaken = run("publish", "--trial", "--yes", policy);
        assertEquals(Exit.USAGE, mistaken.exit());
        assertTrue(mistaken.err().contains("--trial: this register is not a trial"), mistaken.err());
        assertEquals(Exit.DONE, run("publish", "--yes", policy).exit());
        assertEquals("", run("check", policy).err());
    }

    private void refusedAs(String why) {
        Ran refused = run("publish", "--yes", policy);
        assertEquals(Exit.USAGE, refused.exit(), refused.err());
        assertTrue(
                refused.err().contains("this register is a trial, and nothing in it is evidence: " + why + "\n"),
                refused.err());
        assertEquals("", refused.out());
        assertTrue(run("preview", policy, "--out", folder.resolve("drafts").toString())
                .err()
                .contains(why));
        assertEquals(
                "this register is a trial, and nothing in it is evidence: " + why + "\n",
                run("check", policy).err());
    }

    @Test
    void aTrialsArchiveIsNoRealRegisters() {
        assertEquals(Exit.DONE, run("publish", "--trial", "--yes", policy).exit());
        Path file = folder.resolve("trial.zip");
        assertEquals(Exit.DONE, run("archive", "export", file.toString()).exit());
        environment.put("REGISTER_DATA", folder.resolve("other").toString());
        environment.put("REGISTER_URL", URL);
        assertEquals(Exit.DONE, run("certificate", "--self-sign", "Acme Ltd").exit());
        Ran refused = run("archive", "import", file.toString());
        assertEquals(Exit.NO, refused.exit());
        assertTrue(
                refused.err().contains(".invalid/log/") && refused.err().contains("comes from a trial"), refused.err());
        assertEquals(Exit.DONE, run("publish", "--yes", policy).exit(), "nothing of it came in");
    }

    /// The name that a log got in a trial stays, and so does the trial.
    @Test
    void aTrialStaysOneWhateverIsSetLater() {
        assertEquals(Exit.DONE, run("publish", "--trial", "--yes", policy).exit());
        environment.put("REGISTER_URL", URL);
        assertEquals(Exit.DONE, run("certificate", "--self-sign", "Acme Ltd").exit());
        Ran next = run("publish", "--yes", announced);
        assertEquals(Exit.USAGE, next.exit(), next.err());
        assertTrue(next.err().contains("its log's name is not a public address"), next.err());
    }

    /// In another terminal, without the address: neither a trial nor a PDF without an address.
    @Test
    void aRealRegisterIsNotWorkedOnWithoutItsAddress() {
        environment.put("REGISTER_URL", URL);
        assertEquals(Exit.DONE, run("certificate", "--self-sign", "Acme Ltd").exit());
        assertEquals(Exit.DONE, run("publish", "--yes", policy).exit());
        environment.remove("REGISTER_URL");
        Ran next = run("publish", "--trial", "--yes", announced);
        assertEquals(Exit.USAGE, next.exit(), next.err());
        assertTrue(
                next.err()
                        .contains("REGISTER_URL: \"\": expected this register's address, as its log is named"
                                + " register.example.com/log/"),
                next.err());
        for (String command : List.of("check", "preview", "edit")) {
            Ran other = run(command, announced);
            assertEquals(Exit.USAGE, other.exit(), command);
            assertTrue(other.err().contains("as its log is named"), other.err());
        }
        for (List<String> command : List.of(
                List.of("withdraw", "example", "2027-01-01", "--reason", "not yet", "--yes"),
                List.of("redact", "example", "lettershop", "--reason", "on request", "--yes"),
                List.of("reconcile"))) {
            Ran other = run(command.toArray(String[]::new));
            assertEquals(Exit.USAGE, other.exit(), command + other.err());
            assertTrue(other.err().contains("as its log is named"), other.err());
        }
        environment.put("REGISTER_ORIGIN", "register.example.com");
        assertEquals(Exit.DONE, run("publish", "--yes", announced).exit());
    }

    /// The seal has a name here, so it alone does not show that the PDF is no evidence.
    @Test
    void verifyReportsATrialsPdf() throws IOException {
        assertEquals(Exit.DONE, run("certificate", "--self-sign", "Acme Ltd").exit());
        assertEquals(Exit.DONE, run("publish", "--trial", "--yes", policy).exit());
        Ran verified = run("verify", snapshot("-r1-en.pdf").toString());
        assertEquals(Exit.DONE, verified.exit(), verified.err());
        assertTrue(verified.out().contains("; from a trial, so no evidence"), verified.out());
    }
}
