package register.commands.option;

import static register.commands.option.NoResultException.orUsage;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.audit.LogServer;
import register.commands.audit.LogTrust;

/// The keys, witnesses and time-stamp authorities that a command trusts for a server's log.
public final class LogOptions {
    @Mixin
    private final LogTrustOptions trust = new LogTrustOptions();

    @Option(
            names = "--trust-tsa",
            paramLabel = "CERT",
            description = "Trust only time-stamps by the authority with this certificate (PEM or DER). The "
                    + "certificate of a certification authority admits every time-stamp authority under it."
                    + " Default: any; only their signatures are checked.")
    private @Nullable Path authority;

    @Option(
            names = "--minutes",
            paramLabel = "COUNT",
            defaultValue = "15",
            description = "The maximum duration; default: ${DEFAULT-VALUE}.")
    private int minutes;

    /// @throws NoResultException naming the invalid parameter or option
    public LogServer server(String address) {
        if (minutes < 1) {
            throw NoResultException.usage("--minutes: \"" + minutes + "\": expected 1 or more");
        }
        return orUsage("URL: ", () -> LogServer.at(address, Duration.ofMinutes(minutes)));
    }

    /// @throws NoResultException naming the invalid option
    /// @throws IOException if a file is unreadable
    public LogTrust trusted(LogServer server) throws IOException {
        List<X509Certificate> clocks = authority == null ? List.of() : InputFile.certificates(authority);
        return orUsage("", () -> LogTrust.of(trust.keys(), trust.witnesses(), clocks, server.policy()));
    }
}
