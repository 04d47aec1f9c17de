package register.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.testing.Java;
import register.testing.Waiting;

/// Whatever a stranger sends is decided in time proportional to its length, with little memory, and without an
/// exception. It takes longer than other tests, because a third of the mails have the maximum size.
class HostileMailTest {
    @Test
    void isDecidedInProportionInAProcessOfLittleMemory() throws IOException, InterruptedException {
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
                assertFalse(HostileMail.grows(Long.parseLong(mail[1]), Long.parseLong(mail[2])), line);
                assertEquals(mail[3].equals("acknowledge") ? "1" : "0", mail[5], line);
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
