package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.json.Json;
import register.machine.smtp.ScriptedServer;

/// The policies that come with the register are shown alike everywhere and verified, as `infra/run` publishes them.
@Tag("end-to-end")
class ShippedEverywhereTest {
    @TempDir
    private Path folder;

    @Test
    void everyShippedPolicyIsShownAlikeAndVerified() throws Exception {
        // No log records a seal's name: an unnamed seal of a trial is not checked.
        try (var register = new RegisterHere(folder, Map.of())) {
            register.done("certificate", "--self-sign", "Example GmbH");
        }
        try (var mail = new ScriptedServer();
                var register = new RegisterHere(
                        folder,
                        Map.of(
                                "REGISTER_MAIL_RELAY",
                                "smtp://127.0.0.1:" + mail.port(),
                                "REGISTER_NOTICE_RATE",
                                "6000"))) {
            register.clock.advance(Duration.ofMinutes(1));
            register.server().publish(ShippedPolicies.copied(folder.resolve("published")));
            var wrong = new ArrayList<String>();
            List<Json.Obj> policies = SoundFile.items(RegisterHere.parsed(register.text("/v1/policies")), "policies");
            assertEquals(
                    List.of("example", "liveagent"),
                    policies.stream()
                            .map(each -> SoundFile.text(each, "policy"))
                            .sorted()
                            .toList());
            for (Json.Obj each : policies) {
                String policy = SoundFile.text(each, "policy");
                List<Stated> all = Stated.all(register, policy);
                wrong.addAll(Agreement.of(register, policy, all));
                Elsewhere.look(register, all, wrong);
                for (Stated stated : all) {
                    if (stated.status().equals("announced")) {
                        wrong.addAll(NotifiedHere.of(register, mail, stated));
                    }
                }
            }
            assertEquals(List.of(), wrong);
        }
    }
}
