package register.machine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.embedded.EmbeddedLinks;
import register.machine.http.GatewayRoutes;
import register.machine.http.HttpHandler;
import register.machine.http.HttpListener;
import register.machine.http.LinkedDocuments;
import register.machine.mcp.McpEndpoint;
import register.machine.mcp.McpServer;
import register.machine.runtime.Log;
import register.machine.settings.HttpListening;
import register.machine.settings.MailListening;
import register.machine.site.Disk;
import register.machine.site.RegisterHealth;
import register.machine.site.ThisMachine;
import register.machine.smtp.InboundMail;
import register.machine.smtp.SmtpLimits;
import register.machine.smtp.SmtpListener;
import register.mail.IntakeResult;
import register.mail.Receiving;
import register.mail.rule.AuthenticationResults;
import register.mail.rule.Authenticator;
import register.mail.rule.DeliveredMail;
import register.mail.rule.OwnAddresses;
import register.mail.rule.Verdicts;
import register.measure.Measure;
import register.notices.delivery.ReportMail;
import register.value.Bytes;

/// The register's sockets: HTTP for readers, SMTP for requests. Mail is deferred until `takeMail`, so that no request
/// is decided before the policies are published.
final class LocalServer implements AutoCloseable {
    private final ThisMachine machine;
    private final Disk disk;
    private final Receiving receiving;
    private final ReportMail reports;
    private final HttpListener http;
    private final SmtpListener smtp;
    private final @Nullable Operations operations;
    private volatile boolean takesMail;

    private LocalServer(ThisMachine machine, Disk disk) throws IOException {
        this.machine = machine;
        this.disk = disk;
        this.receiving = machine.receiving();
        this.reports = machine.reportMail();
        EmbeddedLinks links = machine.ports().links();
        this.http = listen(
                HttpListening.ADDRESS + ", " + HttpListening.PORT,
                machine.settings().http().address(),
                address -> HttpListener.start(
                        address,
                        new GatewayRoutes(machine.readHandler(), machine.redirectHandler(), machine.formsHandler()),
                        (path, query) -> linked(links, path, query),
                        beside(machine),
                        machine.settings().http().site().url(),
                        machine.clock()));
        MailListening mail = machine.settings().listening();
        String warning = mail.warning(machine.clock().instant());
        if (warning != null) {
            Log.warning(warning);
        }
        try {
            this.smtp = listen(
                    "REGISTER_SMTP_ADDRESS, REGISTER_SMTP_PORT",
                    new InetSocketAddress(mail.address(), machine.settings().smtpPort()),
                    address -> SmtpListener.start(
                            new SmtpListener.Listening(
                                    address.getAddress(),
                                    address.getPort(),
                                    mail.peers(),
                                    SmtpLimits.standard(),
                                    mail.certificate() == null
                                            ? null
                                            : mail.certificate().tls()),
                            receiver(machine.correspondence().ownAddresses()),
                            machine.clock()));
            this.operations = operations();
        } catch (IOException | RuntimeException e) {
            http.close();
            throw e;
        }
    }

    private static Map<String, HttpHandler> beside(ThisMachine machine) {
        String url = machine.settings().http().site().url();
        return machine.settings().http().mcp()
                ? Map.of(McpEndpoint.PATH, new McpEndpoint(McpServer.of(machine, machine.clock()), url))
                : Map.of();
    }

    private @Nullable Operations operations() throws IOException {
        InetSocketAddress address = machine.settings().http().operations();
        return address == null
                ? null
                : listen(
                        HttpListening.METRICS,
                        address,
                        here -> Operations.start(
                                here,
                                disk,
                                () -> takesMail,
                                () -> machine.register().publicAddresses(),
                                new RegisterHealth(machine),
                                http::figures));
    }

    /// @throws IOException if a port is taken; the message names setting, address and port
    static LocalServer start(ThisMachine machine) throws IOException {
        return start(machine, Disk.of(machine.settings().data()));
    }

    /// With another disk.
    static LocalServer start(ThisMachine machine, Disk disk) throws IOException {
        return new LocalServer(machine, disk);
    }

    void takeMail() {
        takesMail = true;
    }

    URI http() {
        return http.address();
    }

    /// The address of `/health` and `/metrics`; null if there is none.
    @Nullable
    URI operationsAddress() {
        return operations == null ? null : operations.address();
    }

    URI smtp() {
        return smtp.address();
    }

    @Override
    public void close() {
        smtp.close();
        if (operations != null) {
            operations.close();
        }
        http.close();
    }

    private SmtpListener.Receiver receiver(OwnAddresses own) {
        return new SmtpListener.Receiver() {
            @Override
            public boolean receive(InboundMail mail) {
                return LocalServer.this.receive(mail);
            }

            @Override
            public Optional<Boolean> takes(String address) {
                if (!takesMail) {
                    return Optional.empty();
                }
                return reports.takes(address) ? Optional.of(true) : own.has(address);
            }
        };
    }

    private boolean receive(InboundMail mail) {
        if (!takesMail) {
            return false;
        }
        if (!disk.hasRoom(mail.raw().length())) {
            Log.error("mail " + mail.id() + " not taken: " + disk.free() / 1024 / 1024
                    + "  MB of disk are free, which the register reserves for itself: free some space; the sender "
                    + "retries");
            return false;
        }
        Optional<ReportMail.Report> report = reports.take(
                mail.receivedAt(),
                mail.envelopeFrom(),
                mail.recipients(),
                mail.raw().toArray());
        if (report.isPresent()) {
            Log.line("mail " + mail.id() + " " + report.get().line());
            if (report.get().lost()) {
                machine.readings().count(Measure.NOTICES_RETURNED);
            }
            return true;
        }
        // SMTP does not reveal whether the sender will retry.
        IntakeResult result = receiving.receive(
                mail.id(),
                true,
                () -> new DeliveredMail(
                        mail.id(),
                        mail.receivedAt(),
                        mail.envelopeFrom(),
                        mail.recipients(),
                        verdicts(mail),
                        null,
                        mail.raw()));
        Log.line("mail " + mail.id() + " " + result.line());
        if (result.isIgnored()) {
            machine.readings().count(Measure.MAILS_IGNORED);
        }
        return !(result instanceof IntakeResult.InProgress);
    }

    private Verdicts verdicts(InboundMail mail) {
        Verdicts configured = machine.settings().verdicts();
        Authenticator authenticator = machine.settings().listening().authenticator();
        return authenticator == null
                ? configured
                : AuthenticationResults.of(mail.raw().toArray(), authenticator, mail.envelopeFrom(), configured);
    }

    private Optional<LinkedDocuments.Download> linked(EmbeddedLinks links, String path, @Nullable String query) {
        return links.resolve(path, query)
                .flatMap(target -> machine.ports()
                        .documents()
                        .get(target.key())
                        .map(content -> new LinkedDocuments.Download(target.fileName(), Bytes.of(content))));
    }

    private interface Listening<L> {
        L at(InetSocketAddress address) throws IOException;
    }

    private static <L> L listen(String settings, InetSocketAddress address, Listening<L> listening) throws IOException {
        try {
            return listening.at(address);
        } catch (IOException e) {
            throw new IOException(
                    settings + ": cannot listen on " + address.getAddress().getHostAddress() + ":" + address.getPort()
                            + ": " + e.getMessage(),
                    e);
        }
    }
}
