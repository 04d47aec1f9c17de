package register.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import register.testing.Java;
import register.testing.Waiting;

/// Whatever a stranger sends is decided soon, in little memory, and without an exception. It takes longer than other
/// tests, because a third of the mails have the maximum size.
class HostileMailTest {
    private static final long MOST_MILLISECONDS = 10_000;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void isDecidedSoonInAProcessOfLittleMemory() throws IOException, InterruptedException {
        // With the compilers used in production.
        Process process = Java.builder(
                        List.of("-Xmx256m", "-Dstdout.encoding=UTF-8", "-XX:TieredStopAtLevel=4"),
                        HostileMail.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertEquals(0, Waiting.ended(process), output);
            List<String[]> mails =
                    output.lines().map(line -> line.split("\t", -1)).toList();
            assertEquals(HostileMail.MAILS.size(), mails.size(), output);
            for (String[] mail : mails) {
                String line = String.join(" ", mail);
                assertTrue(Long.parseLong(mail[1]) <= MOST_MILLISECONDS, line);
                assertEquals(mail[2].equals("acknowledge") ? "1" : "0", mail[4], line);
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
