package register.pdf.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.document.SealUse;
import register.pdf.Samples;
import register.testing.Java;
import register.value.Sha256;

/// An edition always has the same bytes, whoever renders it.
class ReproducibleTest {
    @TempDir
    Path directory;

    @Test
    void theRenderDependsOnNothingButItsContent() throws IOException, InterruptedException {
        Path file = directory.resolve("seal.p12");
        Files.write(file, DevelopmentCertificate.pkcs12(SealUse.POLICY_SEAL, TestKeys.PASSWORD, TestKeys.CLOCK));
        Sha256 here = Samples.unsealed(Pkcs12SigningKey.open(file, TestKeys.PASSWORD));
        assertEquals(here, Samples.unsealed(Pkcs12SigningKey.open(file, TestKeys.PASSWORD)));
        for (List<String> options : List.of(
                List.of("-Duser.timezone=Pacific/Kiritimati", "-Duser.language=tr", "-Duser.country=TR"),
                List.of(
                        "-Duser.timezone=America/St_Johns",
                        "-Duser.language=ar",
                        "-Duser.country=EG",
                        "-Dfile.encoding=US-ASCII",
                        "-XX:hashCode=2"))) {
            var all = new java.util.ArrayList<>(List.of("-XX:+UnlockExperimentalVMOptions"));
            all.addAll(options);
            ProcessBuilder builder = Java.builder(all, Samples.class.getName(), "--unsealed", file.toString());
            assertEquals(here.hex(), output(builder), options.toString());
        }
    }

    /// Started with only its environment, from another folder; the file's own paths are absolute.
    @Test
    void norOnTheEnvironmentOfTheProcess() throws IOException, InterruptedException {
        Path file = directory.resolve("other.p12").toAbsolutePath();
        Files.write(file, DevelopmentCertificate.pkcs12(SealUse.POLICY_SEAL, TestKeys.PASSWORD, TestKeys.CLOCK));
        Sha256 here = Samples.unsealed(Pkcs12SigningKey.open(file, TestKeys.PASSWORD));
        ProcessBuilder builder = Java.builder(List.of(), Samples.class.getName(), "--unsealed", file.toString());
        builder.environment().put("TZ", "Asia/Kathmandu");
        builder.environment().put("LANG", "C");
        builder.environment().put("LC_ALL", "C");
        builder.directory(
                Files.createDirectories(directory.resolve("elsewhere")).toFile());
        assertEquals(here.hex(), output(builder));
    }

    @Test
    void rendersAtTheSameTimeDoNotDisturbEachOther() throws Exception {
        Sha256 alone = Samples.unsealed(TestKeys.development());
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Sha256> render = () -> Samples.unsealed(TestKeys.development());
            for (Future<Sha256> other : threads.invokeAll(Collections.nCopies(8, render))) {
                assertEquals(alone, other.get());
            }
        }
    }

    /// The output of a successful process.
    private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
