package register.machine.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.machine.settings.Settings;
import register.mail.IntakeResult;
import register.mail.rule.DeliveredMail;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;
import register.policyfile.PolicyFile;
import register.publishing.Reasons;
import register.request.RequestState;
import register.testing.Checkout;
import register.testing.Java;
import register.testing.Waiting;
import register.value.Bytes;

/// A sender's server and a queue deliver at least once: one mail in three processes at once.
@Tag("end-to-end")
final class RacingProcessesTest {
    private static final String ID = "delivery";
    private static final int HANDED_BACK = 3;

    @TempDir
    private Path folder;

    @Test
    void theSameMailThreeTimesAtOnceIsOneRecordOnePdfOneReply() throws Exception {
        Path data = folder.resolve("data");
        try (ThisMachine machine = open(data)) {
            var _ = machine.policyPublishing()
                    .publish(
                            PolicyFile.of(
                                    "liveagent.yaml",
                                    Files.readAllBytes(Checkout.file("infra/policies/liveagent/2023-10-02.yaml"))),
                            Reasons.NONE);
            int waiting = 3;
            for (int round = 0; round < 5 && waiting > 0; round++) {
                waiting = deliver(data, waiting);
            }
            assertEquals(0, waiting, "handed back again and again");
            assertEquals(
                    List.of(RequestState.ACKNOWLEDGED),
                    machine.ports().requests().newest(9).stream()
                            .map(request -> request.state())
                            .toList());
        }
        assertEquals(1, files(data.resolve("outbox"), ".eml"));
        assertEquals(1, files(data.resolve("documents/correspondence"), ".pdf"));
    }

    /// Processes the mail. Arguments: the data folder.
    public static void main(String[] arguments) throws IOException {
        var delivery = new DeliveredMail(
                ID,
                Instant.now(),
                "mari@klient.example",
                List.of("andrej@liveagent.com"),
                Verdicts.all(Verdict.PASS),
                null,
                Bytes.of(Files.readAllBytes(Checkout.file("infra/events/dpa-request.eml"))));
        try (ThisMachine machine = open(Path.of(arguments[0]))) {
            IntakeResult result = machine.receiving().receive(ID, false, () -> delivery);
            if (result instanceof IntakeResult.InProgress) {
                System.exit(HANDED_BACK);
            }
        }
    }

    private static ThisMachine open(Path data) throws IOException {
        return ThisMachine.open(Settings.read(Map.of("REGISTER_DATA", data.toString())), Clock.systemUTC());
    }

    /// @return how many deliveries were handed back
    private int deliver(Path data, int times) throws Exception {
        Path log = folder.resolve("log");
        var processes = new ArrayList<Process>();
        for (int time = 0; time < times; time++) {
            processes.add(Java.builder(List.of(), RacingProcessesTest.class.getName(), data.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start());
        }
        int handedBack = 0;
        for (Process process : processes) {
            int exit = Waiting.ended(process);
            if (exit == HANDED_BACK) {
                handedBack++;
            } else {
                assertEquals(0, exit, Files.readString(log));
            }
        }
        return handedBack;
    }

    private static long files(Path folder, String end) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).count();
        }
    }
}
