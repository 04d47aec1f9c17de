package register.commands.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.memory.HandClock;
import register.value.PolicyId;

/// Following beside a server.
class VendorFollowerTest {
    private static final PolicyId OURS = new PolicyId("ours");

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock("2026-11-20T09:00:00Z");

    private ThisMachine machine(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("REGISTER_DATA", folder.resolve("data").toString());
        environment.put("REGISTER_URL", "https://our.example");
        return ThisMachine.open(Settings.read(environment), clock);
    }

    private List<String> mails() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("data/outbox"))) {
            return files.map(each -> {
                        try {
                            return Files.readString(each, UTF_8);
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void itIsOffUnlessASettingTurnsItOn() {
        try (ThisMachine machine = machine(Map.of())) {
            assertEquals(0, new VendorFollower().parts(machine).size());
        }
        try (ThisMachine machine = machine(Map.of("REGISTER_FOLLOW", "true"))) {
            assertEquals(1, new VendorFollower().parts(machine).size());
        }
    }

    @Test
    void theTeamGetsOneMailADayWithNewsAndNothingIsPublished() throws Exception {
        try (var sites = new VendorSites(VendorSites.files(folder));
                ThisMachine machine = machine(Map.of(
                        "REGISTER_FOLLOW", "true",
                        "REGISTER_TEAM_ADDRESS", "team@our.example",
                        "REGISTER_MAIL_FROM", "register@our.example"))) {
            var _ = machine.register().publishing().publish(FollowTest.version(30, "dated"), new byte[] {1}, null);
            FollowTest.lists(
                    sites,
                    "dated.example",
                    2,
                    FollowTest.list(
                            "2026-03-01",
                            "",
                            FollowTest.announced(
                                    "2026-12-01",
                                    FollowTest.subprocessor("acme", "Acme Inc.\\r\\nBcc: x@example.com", ""))));
            for (int hour = 0; hour < 10; hour++) {
                VendorFollower.look(machine, sites.web(), () -> true);
                clock.advance(Duration.ofHours(1));
            }
            assertEquals(1, mails().size());
            String mail = mails().getFirst();
            assertTrue(mail.contains("Subject: Urgent: news of the subprocessors in ours"), mail);
            assertTrue(mail.replaceAll("=\\r?\\n", "").contains("TOO LATE"), mail);
            assertTrue(mail.lines().noneMatch(line -> line.startsWith("Bcc:")), mail);
            clock.advance(Duration.ofDays(1));
            VendorFollower.look(machine, sites.web(), () -> true);
            assertEquals(1, mails().size(), "nothing is new");
            assertEquals(1, machine.ports().chain().head(OURS).orElseThrow().sequence());
        }
    }
}
