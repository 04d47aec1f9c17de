package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import register.aws.read.ReadFunction;
import register.aws.redirect.RedirectFunction;
import register.machine.http.GatewayRoutes;
import register.machine.http.HttpListener;
import register.value.PolicyId;

/// Someone outside who follows a log on a deployment over HTTP, with what an earlier visit left in a folder.
record Follower(Deployment deployment, PolicyId policy, Path folder) {
    /// `watch`.
    String watches(int exit) throws Exception {
        return reads(address -> command(
                exit,
                "watch",
                address,
                "--state",
                folder.resolve(policy + ".state").toString()));
    }

    /// `verify-log`, also against the checkpoint that was kept.
    String verifies(int exit, String... more) throws Exception {
        Path kept = folder.resolve(policy + ".checkpoint");
        String since = Files.exists(kept) ? " --since " + kept : "";
        return reads(address -> command(
                exit,
                Stream.concat(Stream.of(("verify-log " + address + " --json" + since).split(" ", -1)), Stream.of(more))
                        .toArray(String[]::new)));
    }

    /// Keeps the newest checkpoint.
    void keeps() throws Exception {
        reads(address -> {
            try (var in = URI.create(address + "/checkpoint").toURL().openStream()) {
                return Files.writeString(folder.resolve(policy + ".checkpoint"), new String(in.readAllBytes(), UTF_8))
                        .toString();
            }
        });
    }

    private interface Reading {
        String at(String address) throws IOException;
    }

    private String reads(Reading reading) throws Exception {
        var read = new ReadFunction(deployment.environment());
        try (HttpListener listener = HttpListener.start(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port()),
                new GatewayRoutes(read, new RedirectFunction(deployment.environment()), read),
                (_, _) -> Optional.empty(),
                null,
                Clock.systemUTC())) {
            Files.writeString(
                    folder.resolve("port"), String.valueOf(listener.address().getPort()));
            return reading.at(listener.address() + "/log/" + policy);
        }
    }

    /// The same one each time, because a state belongs to an address.
    private int port() throws IOException {
        Path port = folder.resolve("port");
        return Files.exists(port) ? Integer.parseInt(Files.readString(port)) : 0;
    }

    private String command(int exit, String... words) {
        OnAws.Said said = new OnAws(deployment, Map.of(), folder).here(exit, List.of(words));
        return said.out() + said.err();
    }
}
