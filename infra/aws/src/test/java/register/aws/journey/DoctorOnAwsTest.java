package register.aws.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.request.FailureLog;
import register.testing.Checkout;

/// What the register on AWS records about itself, examined from a keeper's machine.
class DoctorOnAwsTest {
    private static final List<String> DOCTOR = List.of("doctor", "--aws");

    @TempDir
    private Path folder;

    @Test
    void findsWhatIsMissingAndWhatIsBroken() throws Exception {
        try (Deployment deployment = Deployment.create()) {
            deployment.publish(deployment.submit(
                    "policies/liveagent.yaml",
                    Files.readAllBytes(Checkout.file("infra/policies/liveagent/2023-10-02.yaml")),
                    Map.of()));
            deployment.reconcile();
            var aws = new OnAws(deployment, Map.of(), folder);
            String before = aws.process(0, DOCTOR).out();
            assertTrue(
                    before.startsWith("in order     lists              liveagent: the version of 2023-10-02"), before);
            assertTrue(before.contains("no archive was ever exported"), before);
            assertTrue(before.endsWith("in order 8, missing 4, broken 0, not checked 0\n"), before);

            Path archive = folder.resolve("register.zip");
            var _ = aws.here(0, List.of("archive", "export", archive.toString(), "--aws"));
            new FailureLog(deployment.records()).add("delivery", Instant.now(), "the key is out of reach");
            String after = aws.here(1, DOCTOR).out();
            assertTrue(after.contains("1 incoming mails failed"), after);
            assertTrue(after.endsWith("in order 8, missing 3, broken 1, not checked 0\n"), after);
        }
    }
}
