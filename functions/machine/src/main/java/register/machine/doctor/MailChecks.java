package register.machine.doctor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;
import register.machine.runtime.Log;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.machine.smtp.Relay;
import register.machine.smtp.SmtpSubmission;
import register.settings.BadSettingException;

/// Does mail leave, does it arrive, and do other servers believe it?
record MailChecks(ThisMachine machine, Names names) {
    private static final int PATIENCE = (int) Duration.ofSeconds(5).toMillis();

    private Settings settings() {
        return machine.settings();
    }

    void out(Findings found) {
        Optional<SmtpSubmission> relay = machine.relay();
        if (relay.isEmpty()) {
            found.missing("mail-out.none", machine.settings().data().resolve("outbox"));
            return;
        }
        relay.get()
                .check()
                .ifPresentOrElse(
                        why -> found.broken("mail-out.refuses", why),
                        () -> found.inOrder(
                                "mail-out.accepts", host(settings().transport().relay())));
    }

    private static String host(@Nullable Relay relay) {
        return relay == null ? "" : relay.host() + ":" + relay.port();
    }

    /// SPF (RFC 7208), DMARC (RFC 7489) and where replies and reports arrive.
    void dns(Findings found) {
        Optional<String> domain = senderDomain();
        if (domain.isEmpty()) {
            found.notChecked("dns.no-sender");
            return;
        }
        try {
            sender(domain.get(), found);
            String reports = settings().transport().bounceDomain();
            if (reports != null && names.records(reports, "MX").isEmpty()) {
                found.broken("dns.no-reports", reports);
            }
        } catch (NamingException e) {
            found.notChecked("dns.silent", domain.get());
            return;
        }
        if (found.none()) {
            found.inOrder("dns.set", domain.get());
        }
    }

    private void sender(String domain, Findings found) throws NamingException {
        if (names.records(domain, "MX").isEmpty()) {
            found.broken("dns.no-replies", domain);
        }
        if (names.records(domain, "TXT").stream().noneMatch(text -> text.startsWith("v=spf1"))) {
            found.missing("dns.no-spf", domain);
        }
        if (!vouches(domain)) {
            found.missing("dns.no-dmarc", domain);
        }
    }

    /// A domain's policy may be that of a domain above it.
    private boolean vouches(String domain) throws NamingException {
        for (String above = domain; above.contains("."); above = above.substring(above.indexOf('.') + 1)) {
            if (names.records("_dmarc." + above, "TXT").stream().anyMatch(text -> text.startsWith("v=DMARC1"))) {
                return true;
            }
        }
        return false;
    }

    /// Of the mail that leaves; empty if none does.
    private Optional<String> senderDomain() {
        if (machine.relay().isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(settings().mail().replyFrom())
                .or(() -> addresses().stream().sorted().findFirst())
                .map(address -> address.substring(address.lastIndexOf('@') + 1));
    }

    private Set<String> addresses() {
        return machine.register().publicAddresses();
    }

    void in(Findings found) {
        if (addresses().isEmpty() && settings().mail().intakeAddresses().isEmpty()) {
            found.missing("mail-in.no-address");
        }
        if (settings().believesAnybody() && machine.relay().isPresent()) {
            found.broken("mail-in.believes");
        }
        String warning = settings().listening().warning(machine.clock().instant());
        if (warning != null) {
            found.broken("mail-in.certificate", warning);
        }
        if (ServerLock.isHeld(settings().data())) {
            listener(found);
        }
        if (found.none()) {
            found.inOrder(
                    "mail-in.accepts",
                    String.join(", ", addresses().stream().sorted().toList()));
        }
    }

    private void listener(Findings found) {
        InetAddress listening = settings().listening().address();
        InetAddress asked = listening.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : listening;
        int port = settings().smtpPort();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(asked, port), PATIENCE);
            socket.setSoTimeout(PATIENCE);
            String greeting = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
            if (greeting == null || !greeting.startsWith("220")) {
                found.broken("mail-in.silent", port);
            }
        } catch (IOException _) {
            found.broken("mail-in.silent", port);
        }
    }

    void team(Findings found) {
        String team = settings().mail().teamAddress();
        if (team == null) {
            found.missing("team.none");
            return;
        }
        try {
            settings().mail().requireTeamElsewhere(addresses());
            found.inOrder("team.told", team);
        } catch (BadSettingException e) {
            found.broken("team.back", Log.message(e));
        }
    }
}
