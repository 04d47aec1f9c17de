package register.commands.follow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import register.commands.conform.RegisterWeb;
import register.commands.conform.Web;
import register.commands.follow.VendorSites.Reply;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.memory.HandClock;
import register.policy.PolicyVersion;

/// Vendors that publish with a register of this software.
record VendorRegister(VendorSites sites, HandClock clock) {

    /// @param host of its public address
    ThisMachine open(String host, Path data) {
        return ThisMachine.open(
                Settings.read(Map.of("REGISTER_DATA", data.toString(), "REGISTER_URL", "https://" + host)), clock);
    }

    /// Publishes and signs a version; a second passes.
    void publish(ThisMachine machine, PolicyVersion version) {
        var _ = machine.register().publishing().publish(version, new byte[] {1}, null);
        long last = machine.ports().chain().head(version.policy()).orElseThrow().sequence();
        var _ = machine.attesting().checkpoints().make(version.policy(), last);
        clock.advance(Duration.ofSeconds(1));
    }

    /// Lets a host answer as this register does.
    void shows(String host, ThisMachine machine) {
        sites.site(host, exchange -> {
            String accepted = exchange.getRequestHeaders().getFirst("Accept");
            Web.Answer answer = RegisterWeb.answer(machine.readHandler(), VendorSites.address(exchange), accepted);
            return new Reply(answer.status(), answer.headers(), answer.body());
        });
    }

    /// @return the copy
    static Path copied(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each)));
            }
        }
        return to;
    }
}
