package register.commands.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.commands.audit.AuditFinding.Kind;
import register.commands.watch.Watch;
import register.json.Json;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.machine.start.FirstStart;
import register.testing.Checkout;
import register.value.PolicyId;

/// The first start's policies, as their readers verify them.
class ShippedPoliciesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:15:30Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void eachOfThemIsVerifiedAndFollowedAndNoLieAboutItIs() throws IOException {
        var settings =
                Settings.read(Map.of("REGISTER_DATA", folder.resolve("data").toString()));
        try (ThisMachine machine = ThisMachine.open(settings, CLOCK);
                var shown = new ShownLog(machine.readHandler())) {
            new FirstStart(machine, Checkout.file("infra/policies")).run();
            List<PolicyId> policies = machine.ports().chain().policies();
            assertTrue(policies.size() >= 2, policies.toString());
            for (PolicyId policy : policies) {
                var _ = machine.attesting()
                        .checkpoints()
                        .make(
                                policy,
                                machine.ports()
                                        .chain()
                                        .head(policy)
                                        .orElseThrow()
                                        .sequence());
                try (var server = LogServer.at(shown.host() + "/log/" + policy, Duration.ofMinutes(10))) {
                    LogReport audit = new LogAudit(server, null, LogTrust.NOBODY, CLOCK).run();
                    Json.Obj list = shown.json("/v1/policies/" + policy + "/subprocessors");
                    ListLiesTest.assertNoneFollows(
                            server,
                            audit,
                            list,
                            CLOCK.instant(),
                            200,
                            _ -> List.of(Kind.OTHER_LIST, Kind.UNSIGNED_ENTRY, Kind.NOT_CHECKED));
                    var watch = new Watch(server, LogTrust.NOBODY, folder.resolve(policy + ".state"), CLOCK);
                    for (String said : List.of("following", "")) {
                        var lines = new ArrayList<String>();
                        LogWorld.assertVerified(watch.visit((_, all) -> lines.addAll(all)));
                        assertEquals(said.isEmpty(), lines.isEmpty(), lines.toString());
                    }
                }
            }
        }
    }
}
