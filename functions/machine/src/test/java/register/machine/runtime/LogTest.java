package register.machine.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("what any other test logs would be read")
final class LogTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z ";

    @Test
    void eachLineHasItsTimeAndItsLevel() {
        assertEquals(List.of("INFO mail a acknowledged"), logged(() -> Log.line("mail a acknowledged\n")));
        assertEquals(List.of("INFO one", "INFO two"), logged(() -> Log.line("one\ntwo")));
        assertEquals(List.of("WARN no time-stamp yet"), logged(() -> Log.warning("no time-stamp yet")));
        assertEquals(List.of("ERROR no port"), logged(() -> Log.error("no port")));
        assertEquals(List.of(), logged(() -> Log.line(" ")));
        assertEquals(
                List.of("ERROR signing failed: disk full: free space, then run `infra/register reconcile`"),
                logged(() -> Log.failure("signing", new IOException("No space left on device"))));
    }

    /// The words that raise an alarm on AWS, from any function.
    @Test
    void anAlarmIsAnErrorAndKeepsItsWord() {
        for (String alarm : List.of(
                "ALARM witness w of acme: it has another log",
                "read: ALARM document withheld",
                "notify ALARM not told",
                "read: 500: java.lang.IllegalStateException")) {
            assertEquals(List.of("ERROR " + alarm), logged(() -> Log.line(alarm)));
            assertEquals(Optional.of("ERROR " + alarm), Log.lastError().map(line -> line.replaceFirst(TIME, "")));
        }
        assertEquals(List.of("INFO no ALARMS today"), logged(() -> Log.line("no ALARMS today")));
    }

    private static List<String> logged(Runnable logging) {
        PrintStream before = System.err;
        var bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, UTF_8));
        try {
            logging.run();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(UTF_8)
                .lines()
                .map(line -> line.matches(TIME + ".*") ? line.replaceFirst(TIME, "") : "no time: " + line)
                .toList();
    }
}
