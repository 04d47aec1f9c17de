package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.commands.option.Exit;
import register.commands.option.Terminal;
import register.machine.MachineHere;
import register.machine.doctor.Doctor;
import register.machine.doctor.Finding;
import register.machine.doctor.Finding.State;
import register.machine.doctor.NameServer;
import register.machine.doctor.Outside;
import register.machine.doctor.ServerLock;
import register.machine.http.WitnessListener;
import register.machine.settings.Settings;
import register.machine.settings.SettingsFile;
import register.machine.site.Disk;
import register.machine.site.ThisMachine;
import register.machine.smtp.ScriptedServer;
import register.machine.smtp.TlsFiles;
import register.machine.start.PolicyFiles;
import register.machine.witness.WitnessFiles;
import register.network.GuardedHttp;
import register.notice.DueWork.Due;
import register.notice.NoticeId;
import register.notice.Run;
import register.notice.RunId;
import register.policyfile.PolicyFile;
import register.publishing.Reasons;
import register.request.ChangeAuthor;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;
import register.webhook.Webhook;
import register.webhook.WebhookAddress;
import register.witness.Witness;

/// A sound register in which nothing is found, and one fault at a time, each of which is.
class DoctorTest {
    private static final String URL = "https://register.example.com";
    private static final PolicyId POLICY = new PolicyId("example");
    private static final Duration LATER = Duration.ofMinutes(30);
    private static final long PLENTY = 1L << 40;

    @TempDir
    private static Path made;

    private static Map<String, String> sound;
    private static String trust = "";
    private static TlsFiles certificate;
    private static WitnessFiles witnessFiles;
    private static WitnessListener witness;
    private static ScriptedServer relay;

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private NameServer names;
    private HttpsServer publicServer;
    private @Nullable MachineHere server;
    private FileChannel lock;
    private String served = trust;
    private Disk disk = () -> PLENTY;

    @BeforeAll
    static void makeSoundRegister() throws Exception {
        certificate = TlsFiles.make(made, "dns:register.example.com", 90);
        relay = new ScriptedServer();
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        sound = Map.of(
                "REGISTER_URL", URL,
                "REGISTER_HTTP_PORT", "0",
                "REGISTER_SMTP_PORT", Integer.toString(port),
                "REGISTER_MAIL_RELAY", "smtp://127.0.0.1:" + relay.port(),
                "REGISTER_MAIL_AUTHENTICATOR", "mail.example.com",
                "REGISTER_TEAM_ADDRESS", "team@example.com",
                "REGISTER_TSA", "https://127.0.0.1:9",
                "REGISTER_PRIVATE_AUTHORITIES", "true");
        var environment = new HashMap<>(sound);
        environment.put("REGISTER_DATA", made.resolve("data").toString());
        run(environment, Clock.systemUTC(), "certificate", "--self-sign", "Example Ltd");
        Path policy = PolicyFiles.write(made, "a.yaml", LocalDate.of(2026, 1, 1), "Hosting Ltd");
        run(environment, Clock.systemUTC(), "publish", "--yes", policy.toString());
        try (ThisMachine machine = ThisMachine.open(Settings.read(environment), Clock.systemUTC())) {
            var key = machine.ports().checkpoints().latest(POLICY).orElseThrow().key();
            trust = "log " + key.text() + "\nquorum none\n";
            witnessFiles = WitnessFiles.open("w1.example.com", made.resolve("w.key"), made.resolve("w.state"));
            witness = WitnessListener.start(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    new Witness(
                            witnessFiles.key(),
                            witnessFiles.signer(),
                            List.of(key),
                            witnessFiles.state(),
                            Clock.systemUTC(),
                            _ -> {}));
        }
        Path witnesses = Files.writeString(
                made.resolve("trust.txt"),
                "witness w1.example.com " + witnessFiles.key().text() + " " + witness.address()
                        + "\nquorum w1.example.com\n");
        run(environment, Clock.systemUTC(), "witnesses", "--set", witnesses.toString());
        run(
                environment,
                Clock.systemUTC(),
                "archive",
                "export",
                made.resolve("register.zip").toString());
    }

    @AfterAll
    static void end() throws IOException {
        witness.close();
        witnessFiles.close();
        relay.close();
    }

    private static void run(Map<String, String> environment, Clock clock, String... words) {
        var said = new StringWriter();
        int exit = RegisterCommand.run(
                new Terminal(environment, new PrintWriter(said, true), new PrintWriter(said, true), clock), words);
        assertEquals(Exit.DONE, exit, said.toString());
    }

    @BeforeEach
    void copy() throws Exception {
        environment.putAll(sound);
        environment.put("REGISTER_DATA", data().toString());
        copy(made.resolve("data"), data());
        relay.says(ScriptedServer.GREETING, "220 scripted ESMTP");
        names = NameServer.start()
                .with("example.com", "MX", "mail.example.com")
                .with("example.com", "TXT", "v=spf1 mx -all")
                .with("_dmarc.example.com", "TXT", "v=DMARC1; p=quarantine");
        serve(certificate);
        server = MachineHere.start(environment, Clock.systemUTC());
        lock = ServerLock.take(data());
        served = trust;
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void serve(TlsFiles files) throws Exception {
        if (publicServer != null) {
            publicServer.stop(0);
        }
        publicServer = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        publicServer.setHttpsConfigurator(new HttpsConfigurator(files.shown()));
        publicServer.createContext("/log/example/trust", exchange -> {
            byte[] body = served.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        publicServer.start();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @AfterEach
    void stop() throws IOException {
        endServer();
        lock.close();
        publicServer.stop(0);
        names.close();
    }

    private void endServer() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    private void changing(Consumer<ThisMachine> change) {
        try (ThisMachine machine = ThisMachine.open(Settings.read(environment), Clock.systemUTC())) {
            change.accept(machine);
        }
    }

    private List<Finding> examined(Duration offset) throws Exception {
        return examined(offset, certificate);
    }

    private List<Finding> examined(Duration offset, TlsFiles trusted) throws Exception {
        var network = new GuardedHttp.Network(
                _ -> new InetAddress[] {InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 7})},
                _ -> publicServer.getAddress(),
                trusted.trusted());
        try (ThisMachine machine =
                ThisMachine.open(Settings.read(environment), Clock.offset(Clock.systemUTC(), offset))) {
            return Doctor.of(machine, new Outside(names.names(), network, _ -> disk))
                    .examine();
        }
    }

    private void finds(State state, String found) throws Exception {
        finds(Duration.ZERO, state, found);
    }

    /// At least this, with advice.
    private void finds(Duration offset, State state, String found) throws Exception {
        List<Finding> all = examined(offset);
        assertTrue(
                all.stream()
                        .anyMatch(one -> one.state() == state
                                && one.found().english().contains(found)
                                && (state == State.NOT_CHECKED || one.advice() != null)),
                all.stream()
                        .map(one -> one.state() + " " + one.subject() + " "
                                + one.found().english())
                        .reduce("", (one, next) -> one + "\n" + next));
    }

    @Test
    void nothingIsFoundInASoundRegister() throws Exception {
        List<Finding> all = examined(Duration.ZERO);
        assertEquals(
                List.of(),
                all.stream().filter(one -> one.state() != State.IN_ORDER).toList());
        assertEquals(
                List.of(Finding.Subject.values()),
                all.stream().map(Finding::subject).toList());
    }

    @Test
    void noPolicyAndATrial() throws Exception {
        endServer();
        environment.put("REGISTER_DATA", folder.resolve("new").toString());
        environment.remove("REGISTER_URL");
        changing(_ -> {});
        finds(State.MISSING, "no list is published");
        finds(State.MISSING, "names no company");
        finds(State.MISSING, "the first log would have a name without an address");
        finds(State.MISSING, "cannot link to this register");
        Path policy = PolicyFiles.write(folder, "a.yaml", LocalDate.of(2026, 1, 1), "Hosting Ltd");
        run(environment, Clock.systemUTC(), "publish", "--yes", "--trial", policy.toString());
        finds(State.MISSING, "the register had no public address when this log began");
    }

    @Test
    void aPolicyIsNotInForceYet() throws Exception {
        endServer();
        environment.put("REGISTER_DATA", folder.resolve("new").toString());
        run(environment, Clock.systemUTC(), "certificate", "--self-sign", "Example Ltd");
        LocalDate later = LocalDate.now(Clock.systemUTC()).plusDays(90);
        Path policy = PolicyFiles.write(folder, "a.yaml", later, "Hosting Ltd");
        run(environment, Clock.systemUTC(), "publish", "--yes", policy.toString());
        finds(State.MISSING, "example: no version is in force yet");
        run(environment, Clock.systemUTC(), "withdraw", "--yes", "example", later.toString(), "--reason", "A mistake");
        finds(State.BROKEN, "example: no version is in force, and none is announced");
    }

    @Test
    void theSealsCertificateEnds() throws Exception {
        finds(Duration.ofDays(3652 - 20), State.MISSING, "the certificate ends on");
        finds(Duration.ofDays(3660), State.BROKEN, "the certificate ended on");
    }

    @Test
    void theAddressIsNotSet() throws Exception {
        environment.remove("REGISTER_URL");
        finds(State.BROKEN, "REGISTER_URL: \"\": expected this register's address");
    }

    @Test
    void theAddressDoesNotAnswer() throws Exception {
        publicServer.removeContext("/log/example/trust");
        finds(State.BROKEN, URL + " does not answer as this register: HTTP 404");
        publicServer.stop(0);
        finds(State.BROKEN, URL + " does not answer as this register: ");
    }

    @Test
    void theAddressIsAnotherRegisters() throws Exception {
        served = "log register.example.com/log/example+701ece91+ATP/5qfRoH+ds2vKuBi+I5zNhT06pHw1K9OW7CqtzNM8\n";
        finds(State.BROKEN, "its log has another key");
    }

    @Test
    void theAddressHasNoTrustedCertificateOrOneThatEnds() throws Exception {
        TlsFiles ending = TlsFiles.make(folder, "dns:register.example.com", 5);
        serve(ending);
        finds(State.BROKEN, URL + " does not answer as this register: ");
        List<Finding> all = examined(Duration.ZERO, ending);
        assertTrue(
                all.stream()
                        .anyMatch(one -> one.found().english().contains("the certificate of the web server ends on")),
                all.toString());
    }

    @Test
    void theClockIsWrong() throws Exception {
        finds(Duration.ofMinutes(10), State.BROKEN, "this machine and its public address differ");
        finds(Duration.ofHours(-2), State.BROKEN, "example: the last entry is of");
    }

    @Test
    void anEntryIsNotSigned() throws Exception {
        changing(machine -> {
            Path next = written(LocalDate.of(2026, 6, 1));
            var _ = machine.policyPublishing().publish(file(next), Reasons.NONE);
        });
        finds(LATER, State.BROKEN, "example: 1 of 2 entries are signed");
        finds(LATER, State.BROKEN, "example, version of 2026-06-01: no sound PDF in en");
    }

    private static PolicyFile file(Path path) {
        try {
            return PolicyFile.of(path.toString(), Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path written(LocalDate date) {
        try {
            return PolicyFiles.write(folder, date + ".yaml", date, "Other Ltd");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theLogsKeyIsLost() throws Exception {
        endServer();
        Files.delete(data().resolve("keys/checkpoint.key"));
        finds(State.BROKEN, "example: another key must sign its next entry");
    }

    @Test
    void aPdfIsGoneOrDamaged() throws Exception {
        Path pdf;
        try (Stream<Path> files = Files.walk(data().resolve("documents"))) {
            pdf = files.filter(file -> file.toString().endsWith(".pdf"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] whole = Files.readAllBytes(pdf);
        Files.delete(pdf);
        Files.write(pdf, new byte[whole.length]);
        finds(LATER, State.BROKEN, "no sound PDF in en");
        Files.delete(pdf);
        finds(LATER, State.BROKEN, "no sound PDF in en");
    }

    @Test
    void witnessesAreMissingOrSilent() throws Exception {
        finds(Duration.ofDays(3), State.MISSING, "example: no witness has been asked for two days");
        Path next = written(LocalDate.of(2026, 6, 1));
        changing(machine -> {
            var _ = machine.policyPublishing().publish(file(next), Reasons.NONE);
            var _ = machine.attesting().checkpoints().reconcile(_ -> {});
        });
        finds(LATER, State.BROKEN, "example: too few witnesses signed the newest state");
        Path none = Files.writeString(folder.resolve("none.txt"), "quorum none\n");
        run(environment, Clock.systemUTC(), "witnesses", "--set", none.toString());
        finds(State.MISSING, "nobody else remembers the logs");
    }

    @Test
    void timeStampsAreMissing() throws Exception {
        finds(Duration.ofDays(2), State.BROKEN, "example: the newest state has had no time-stamp for a day");
        environment.remove("REGISTER_TSA");
        finds(State.MISSING, "no authority is asked");
    }

    @Test
    void mailDoesNotLeave() throws Exception {
        relay.says(ScriptedServer.GREETING, "554 not you");
        finds(State.BROKEN, "554 not you");
        environment.remove("REGISTER_MAIL_RELAY");
        finds(State.MISSING, "no mail leaves: replies and notices are files in");
    }

    @Test
    void theDomainNameSystemLacksRecords() throws Exception {
        environment.put("REGISTER_MAIL_FROM", "dpa@other.example");
        finds(State.BROKEN, "other.example has no MX record");
        finds(State.MISSING, "other.example has no SPF record");
        finds(State.MISSING, "other.example has no DMARC record");
        environment.put("REGISTER_BOUNCE_DOMAIN", "bounce.example.com");
        finds(State.BROKEN, "bounce.example.com has no MX record");
        names.close();
        finds(State.NOT_CHECKED, "no name server answered");
    }

    @Test
    void mailDoesNotArriveOrIsBelieved() throws Exception {
        environment.remove("REGISTER_MAIL_AUTHENTICATOR");
        finds(State.BROKEN, "every sender is believed");
        endServer();
        finds(State.BROKEN, "the server does not answer at port");
    }

    @Test
    void mailWaits() throws Exception {
        changing(machine -> machine.ports().failures().add("delivery", Instant.now(), "the key is out of reach"));
        finds(State.BROKEN, "1 incoming mails failed");
    }

    @Test
    void theServerRunsWithOlderSettings() throws Exception {
        environment.remove("REGISTER_TEAM_ADDRESS");
        SettingsFile file = Settings.read(environment).file();
        assertTrue(file.save(
                Map.of("REGISTER_TEAM_ADDRESS", "team@example.com"),
                file.mark(),
                new ChangeAuthor("Ada", Instant.EPOCH)));
        Files.setLastModifiedTime(data().resolve("server.lock"), FileTime.from(Instant.EPOCH));
        finds(State.MISSING, "runs with settings that were changed since");
        lock.close();
        lock = ServerLock.take(data());
        assertEquals(
                List.of(),
                examined(Duration.ZERO).stream()
                        .filter(one -> one.state() != State.IN_ORDER)
                        .toList());
    }

    @Test
    void aMailToOneselfShowsThatMailLeaves() {
        int before = relay.count();
        var said = new StringWriter();
        int exit = RegisterCommand.run(
                new Terminal(environment, new PrintWriter(said, true), new PrintWriter(said, true), Clock.systemUTC()),
                "doctor",
                "--send-to=ada@example.com");
        assertTrue(said.toString().contains("a mail to ada@example.com has left"), said.toString());
        assertEquals(Exit.NO, exit, "the public address of this register does not exist");
        assertTrue(
                relay.taken().subList(before, relay.count()).stream()
                        .anyMatch(mail -> mail.contains("To: ada@example.com") && mail.contains("If you read this")),
                relay.taken().toString());
    }

    @Test
    void theTeamIsNotTold() throws Exception {
        environment.put("REGISTER_TEAM_ADDRESS", "dpa@example.com");
        finds(State.BROKEN, "REGISTER_TEAM_ADDRESS: \"dpa@example.com\"");
        environment.remove("REGISTER_TEAM_ADDRESS");
        finds(State.MISSING, "nobody is told of requests");
    }

    @Test
    void noticesDoNotLeave() throws Exception {
        var run = new RunId("00000009");
        changing(machine -> {
            machine.ports()
                    .dueWork()
                    .put(Due.of(
                            Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofHours(1)),
                            NoticeId.parse("NTC-00000009-00-00000001")));
            boolean _ = machine.ports()
                    .notices()
                    .open(new Run(
                            run,
                            1,
                            POLICY,
                            1,
                            Run.State.STOPPED,
                            Sha256.of(new byte[1]),
                            List.of(0),
                            Bytes.of(new byte[32]),
                            Instant.parse("2027-01-01T00:00:00Z"),
                            null,
                            List.of()));
        });
        finds(State.BROKEN, "notices should have left by now");
        finds(State.MISSING, "example: run 00000009 is stopped");
    }

    @Test
    void aWebhookIsDisabled() throws Exception {
        changing(machine -> {
            Instant now = Instant.parse("2026-11-01T12:00:00Z");
            Webhook webhook =
                    Webhook.added(WebhookAddress.parse("https://hooks.example.com/x"), List.of(), List.of(), now);
            boolean _ = machine.ports().webhooks().add(webhook.disabled("silent for a week", now));
        });
        finds(State.BROKEN, "accepted nothing for a week, and is disabled");
    }

    @Test
    void theServerIsStoppedOrOld() throws Exception {
        lock.truncate(0).write(ByteBuffer.wrap("2026.01.01".getBytes(UTF_8)));
        finds(State.BROKEN, "runs as 2026.01.01, but");
        lock.close();
        finds(State.MISSING, "not running");
    }

    @Test
    void theDiskIsFull() throws Exception {
        disk = () -> Disk.LEAST / 2;
        finds(State.BROKEN, "32 MiB free, so mail is refused");
        disk = () -> Disk.LEAST * 2;
        finds(State.MISSING, "only 128 MiB free");
    }

    @Test
    void thereIsNoBackupOrAnOldOne() throws Exception {
        finds(Duration.ofDays(40), State.MISSING, "the last archive is of");
        Path next = written(LocalDate.of(2026, 6, 1));
        run(environment, Clock.systemUTC(), "publish", "--yes", "--no-notice", "It is a test", next.toString());
        finds(State.MISSING, "entries since: 1");
        environment.put("REGISTER_DATA", folder.resolve("new").toString());
        changing(_ -> {});
        finds(State.MISSING, "no archive was ever exported");
    }
}
