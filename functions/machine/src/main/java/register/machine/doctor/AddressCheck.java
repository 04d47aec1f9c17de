package register.machine.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import register.log.SignedCheckpoint;
import register.machine.runtime.Log;
import register.machine.site.Site;
import register.network.GuardedHttp;
import register.settings.BadSettingException;
import register.value.PolicyId;

/// Reads the register at its public address as a customer does: does this register answer, and at the right time?
record AddressCheck(Site site, GuardedHttp.Network network) implements Findings.Check {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST = 256 * 1024;
    private static final int OK = 200;
    private static final int HTTPS = 443;
    /// Certificates that renew themselves do so a month before.
    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration SKEW = Duration.ofMinutes(2);

    @Override
    public void examine(Findings found) throws IOException {
        try {
            site.requireAddress();
        } catch (BadSettingException e) {
            found.broken("public-address.lost", Log.message(e));
            return;
        }
        URI address = site.address();
        if (address == null) {
            found.missing("public-address.none");
            return;
        }
        if (!"https".equals(address.getScheme())) {
            found.missing("public-address.plain", address);
        }
        Optional<SignedCheckpoint> own = own();
        if (own.isEmpty()) {
            found.notChecked("public-address.no-policy", address);
            return;
        }
        GuardedHttp.Answer answer;
        try {
            answer = new GuardedHttp(PATIENCE, PATIENCE, LARGEST, network)
                    .get(URI.create(address + "/log/" + own.get().policy() + "/trust"), Map.of());
        } catch (IOException e) {
            found.broken("public-address.silent", address, Log.message(e));
            return;
        }
        if (answer.status() != OK) {
            found.broken("public-address.silent", address, "HTTP " + answer.status());
        } else if (!new String(answer.body().toArray(), UTF_8)
                .contains(own.get().key().text())) {
            found.broken("public-address.another", address);
        } else {
            served(address, answer, found);
        }
    }

    private void served(URI address, GuardedHttp.Answer answer, Findings found) throws IOException {
        Instant now = site.register().clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<Instant> theirs = Optional.of(answer.header("date"))
                .filter(date -> !date.isEmpty())
                .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        if (theirs.isPresent() && Duration.between(theirs.get(), now).abs().compareTo(SKEW) > 0) {
            found.broken("public-address.clock", theirs.get(), now);
        }
        if ("https".equals(address.getScheme())) {
            Instant end = certificate(address).getNotAfter().toInstant();
            if (now.plus(SOON).isAfter(end)) {
                found.missing("public-address.ends", address, LocalDate.ofInstant(end, ZoneOffset.UTC));
            }
        }
        if (found.none()) {
            found.inOrder("public-address.answers", address);
        }
    }

    /// The newest checkpoint of the first policy that has one.
    private Optional<SignedCheckpoint> own() {
        for (PolicyId policy : site.register().ports().chain().policies()) {
            Optional<SignedCheckpoint> latest =
                    site.register().ports().checkpoints().latest(policy);
            if (latest.isPresent()) {
                return latest;
            }
        }
        return Optional.empty();
    }

    private X509Certificate certificate(URI address) throws IOException {
        int port = address.getPort() < 0 ? HTTPS : address.getPort();
        String host = address.getHost();
        var there = new InetSocketAddress(network.lookup().all(host)[0], port);
        try (var plain = new Socket()) {
            plain.connect(network.way().to(there), (int) PATIENCE.toMillis());
            plain.setSoTimeout((int) PATIENCE.toMillis());
            try (var socket = (SSLSocket) network.trust().getSocketFactory().createSocket(plain, host, port, true)) {
                socket.startHandshake();
                return (X509Certificate) socket.getSession().getPeerCertificates()[0];
            }
        }
    }
}
