package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.document.CertificateFile;
import register.pdf.timestamp.TestAuthority;
import register.testing.Waiting;

/// A checkpoint and its time-stamp, from a register whose authority hangs and which is then killed, to a customer who
/// only has two files.
@Tag("end-to-end")
class TimeStampTest {
    private static final String LOG = "/log/liveagent";
    private static final String STAMP = LOG + "/stamps/1";

    @TempDir
    private Path folder;

    @Test
    void missingTimeStampsAreFetchedLaterAndCanBeChecked() throws Exception {
        Path data = folder.resolve("data");
        try (TestAuthority authority = TestAuthority.start();
                TestAuthority stranger = TestAuthority.start()) {
            Map<String, String> environment =
                    Map.of("REGISTER_TSA", authority.address(), "REGISTER_PRIVATE_AUTHORITIES", "true");
            authority.hang();
            try (RunningRegister register =
                    RunningRegister.start(data, environment).untilReady()) {
                // Once for a seal, which did not wait long, and once for the checkpoint.
                Waiting.until("asked twice", () -> authority.asked() >= 2, register::log);
                assertEquals(2, authority.asked());
                assertEquals(404, register.get(STAMP).statusCode());
                register.kill();
            }
            authority.recover();
            try (RunningRegister register =
                    RunningRegister.start(data, environment).untilReady()) {
                register.untilLog("stamped", log -> log.contains("time-stamp liveagent 1 "));
                String log = register.http(LOG).toString();
                Command verified = verify(register, log, authority.root());
                assertEquals(0, verified.exit(), verified.toString());
                assertTrue(verified.out()
                        .contains("CN=Fictitious Time,O=Fictitious Ltd,C=EE, certified by an " + "authority"));
                Command refused = verify(register, log, stranger.root());
                assertEquals(1, refused.exit(), refused.toString());
                assertTrue(refused.out().contains("time-stamp of the server's checkpoint is invalid"));
                opensslVerifies(register, authority);
            }
        }
    }

    private Command verify(RunningRegister register, String log, X509Certificate trusted) throws Exception {
        return Command.here(
                register.environment(),
                "verify-log",
                log,
                "--trust-tsa",
                pem(trusted).toString());
    }

    private void opensslVerifies(RunningRegister register, TestAuthority authority) throws Exception {
        Tools.assume("openssl", "openssl");
        Path checkpoint = Files.write(
                folder.resolve("checkpoint"),
                register.get(LOG + "/checkpoints/1").body());
        Path file = Files.write(folder.resolve("token"), register.get(STAMP).body());
        Command openssl = Command.run(
                Map.of(),
                "openssl",
                "ts",
                "-verify",
                "-token_in",
                "-in",
                file.toString(),
                "-data",
                checkpoint.toString(),
                "-CAfile",
                pem(authority.root()).toString());
        assertEquals(0, openssl.exit(), openssl.toString());
    }

    private Path pem(X509Certificate certificate) throws IOException {
        return Files.write(folder.resolve("trusted.pem"), CertificateFile.pem(List.of(certificate)));
    }
}
