package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.testing.Checkout;

/// The commands on a data folder that is mounted read-only, in their own namespace: file modes do not stop root.
@Tag("end-to-end")
class ReadOnlyMountTest {
    private static final String MOUNT = "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\"";

    @TempDir
    private Path folder;

    @Test
    void aReadOnlyFolderIsReadAndVerifiedAndWhatWritesSaysSo() throws Exception {
        Tools.assume("unshare", "util-linux");
        Path data = Files.createDirectory(folder.resolve("data"));
        Assumptions.assumeTrue(
                mounted(data, Map.of(), "true").exit() == 0,
                "no namespace may be made here, so that nothing can be mounted read-only");
        Path pdf = folder.resolve("p.pdf");
        Map<String, String> environment;
        try (RunningRegister register = RunningRegister.withExamples(data)) {
            environment = register.environment();
            Files.write(pdf, register.followed("/v1/policies/liveagent/versions/2023-10-02/snapshot.pdf?lang=et"));
            assertVerified(register(data, environment, "verify", pdf.toString()));
        }
        assertVerified(register(data, environment, "verify", pdf.toString()));
        Command requests = register(data, environment, "requests");
        assertEquals(0, requests.exit(), requests.toString());
        Path archive = folder.resolve("register.zip");
        Command exported = register(data, environment, "archive", "export", archive.toString());
        assertEquals(0, exported.exit(), exported.toString());
        assertTrue(Files.size(archive) > 0);

        String refusal = "REGISTER_DATA: \"" + data + "\": read-only";
        Command withdrawn =
                register(data, environment, "withdraw", "--yes", "example", "2031-03-01", "--reason", "No more");
        assertEquals(3, withdrawn.exit(), withdrawn.toString());
        assertTrue(withdrawn.err().startsWith(refusal), withdrawn.toString());
        Command run = mounted(data, environment, Checkout.file("infra/run").toString());
        assertEquals(3, run.exit(), run.toString());
        assertTrue(run.err().contains(" ERROR " + refusal), run.toString());
    }

    private static void assertVerified(Command verified) {
        assertEquals(0, verified.exit(), verified.toString());
        assertTrue(verified.out().contains("TOTAL-PASSED"), verified.toString());
    }

    private static Command register(Path data, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        var all = new ArrayList<String>();
        all.add(Checkout.file("infra/register").toString());
        all.addAll(List.of(words));
        return mounted(data, environment, all.toArray(String[]::new));
    }

    private static Command mounted(Path data, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("unshare", "--map-root-user", "--mount", "sh", "-c", MOUNT, data.toString()));
        all.addAll(List.of(words));
        return Command.run(environment, all.toArray(String[]::new));
    }
}
