package register.commands;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.commands.option.Terminal;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.machine.smtp.ScriptedServer;
import register.mail.IntakeResult;
import register.mail.NoticeReplies;
import register.mail.rule.DeliveredMail;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;
import register.policyfile.PolicyFile;
import register.publishing.Reasons;
import register.request.DpaRequest;
import register.request.RequestState;
import register.testing.Checkout;
import register.value.Bytes;

/// The relay goes away and comes back, on this machine's engine, across processes.
final class RelayDownTest {
    private static final String MAIL = """
            From: Mari <mari@klient.example>
            To: andrej@liveagent.com
            Subject: DPA
            Message-ID: <1@klient.example>

            Please send us your data processing agreement (GDPR).
            """;

    @TempDir
    private Path data;

    private Instant now = Instant.parse("2026-03-02T10:15:30Z");
    private final Clock clock = Clock.systemUTC();

    private Map<String, String> variables(int port) {
        return Map.of("REGISTER_DATA", data.toString(), "REGISTER_MAIL_RELAY", "smtp://127.0.0.1:" + port);
    }

    private ThisMachine open(int port) {
        InstantSource source = () -> now;
        return ThisMachine.open(Settings.read(variables(port)), source.withZone(ZoneOffset.UTC));
    }

    private static DpaRequest standing(ThisMachine register) {
        return register.ports().requests().newest(1).getFirst();
    }

    /// A process that starts, does the due work and ends.
    private List<String> follow(int port) {
        var lines = new ArrayList<String>();
        try (ThisMachine register = open(port)) {
            var receiving = register.receiving();
            for (Optional<String> line = receiving.retryNext(); line.isPresent(); line = receiving.retryNext()) {
                lines.add(line.get());
            }
            lines.add(standing(register).state().term());
        }
        return lines;
    }

    @Test
    void aReplyThatTheRelayDidNotTakeLeavesOnceItIsBack() throws IOException {
        int port;
        try (var server = new ScriptedServer()) {
            port = server.port();
        }
        DpaRequest deferred;
        try (ThisMachine register = open(port)) {
            byte[] policy = Files.readAllBytes(Checkout.file("infra/policies/liveagent/2023-10-02.yaml"));
            register.policyPublishing().publish(PolicyFile.of("policy.yaml", policy), Reasons.NONE);
            IntakeResult result = register.correspondence()
                    .intake(register.referenceKey(), NoticeReplies.NONE)
                    .receive(delivery());
            deferred = standing(register);
            assertEquals(RequestState.REPLY_DEFERRED, deferred.state());
            assertTrue(
                    result.line()
                            .contains("reply-deferred, next try 2026-03-02T10:15:40Z: mail server 127.0.0.1:" + port),
                    result.line());
        }
        Ended show = run(port, List.of("requests", "show", deferred.reference().value()));
        assertTrue(show.said().contains("not arrived      mail server 127.0.0.1:" + port), show.said());
        assertTrue(show.said().contains("next try         2026-03-02T10:15:40Z"), show.said());
        now = Objects.requireNonNull(deferred.leaseUntil());
        assertEquals(2, follow(port).size(), "it is still away");
        try (var server = new ScriptedServer(port)) {
            assertEquals(List.of("reply-deferred"), follow(port), "its time has not come");
            now = now.plusSeconds(60);
            server.says("RCPT", "451 4.7.1 greylisted, come back");
            assertTrue(follow(port).getFirst().contains("451 4.7.1 greylisted"));
            now = now.plusSeconds(300);
            server.says("RCPT", "250 ok");
            assertEquals("acknowledged", follow(port).getLast());
            now = now.plusSeconds(100_000);
            assertEquals(List.of("acknowledged"), follow(port));
            assertEquals(1, server.taken().size());
        }
    }

    @Test
    void aPersonSeesWhatTheRelaySaysAndWhatToDo() throws IOException {
        try (var server = new ScriptedServer()) {
            int port = server.port();
            server.says("RCPT", "550 5.1.1 <mari@klient.example> unknown");
            String reference;
            try (ThisMachine register = open(port)) {
                byte[] policy = Files.readAllBytes(Checkout.file("infra/policies/liveagent/2023-10-02.yaml"));
                register.policyPublishing().publish(PolicyFile.of("policy.yaml", policy), Reasons.NONE);
                IntakeResult result = register.correspondence()
                        .intake(register.referenceKey(), NoticeReplies.NONE)
                        .receive(delivery());
                assertTrue(
                        result.line()
                                .endsWith("queued: mail server 127.0.0.1:" + port + ": 550 5.1.1 (address) unknown"),
                        result.line());
                reference = standing(register).reference().value();
            }
            Ended refused = run(port, List.of("requests", "acknowledge", reference));
            assertEquals(1, refused.exit(), refused.said());
            assertTrue(refused.said().contains("550 5.1.1 <mari@klient.example> unknown"), refused.said());
            Path latin = Files.write(data.resolve("latin.txt"), "Gr\u00fc\u00dfe".getBytes(ISO_8859_1));
            Ended unread = run(port, List.of("requests", "reply", reference, "--text", latin.toString()));
            assertEquals("--text: " + latin + ": expected a text in UTF-8\n", unread.said());
            Path letter = Files.writeString(data.resolve("letter.txt"), "Here it is.\n");
            Ended bare = run(port, List.of("requests", "reply", reference, "--text", letter.toString(), "--agreement"));
            assertEquals(new Ended(2, "--agreement: requires the agreement as --attach FILE\n"), bare);
            server.says("RCPT", "451 4.7.1 greylisted");
            List<String> reply = List.of("requests", "reply", reference, "--text", letter.toString());
            Ended later = run(port, reply);
            assertEquals(3, later.exit(), later.said());
            assertTrue(later.said().contains("certainly not sent; send it again later"), later.said());
            server.says(ScriptedServer.MESSAGE, ScriptedServer.CUT);
            Ended unknown = run(port, reply);
            assertEquals(4, unknown.exit(), unknown.said());
            assertTrue(unknown.said().contains("reply-unknown: it is unknown"), unknown.said());
        }
    }

    private record Ended(int exit, String said) {}

    private Ended run(int port, List<String> words) {
        var said = new StringWriter();
        var writer = new PrintWriter(said, true);
        int exit =
                RegisterCommand.run(new Terminal(variables(port), writer, writer, clock), words.toArray(String[]::new));
        return new Ended(exit, said.toString());
    }

    private DeliveredMail delivery() {
        return new DeliveredMail(
                "1",
                now,
                "mari@klient.example",
                List.of("andrej@liveagent.com"),
                Verdicts.all(Verdict.PASS),
                null,
                Bytes.of(MAIL.replace("\n", "\r\n").getBytes(UTF_8)));
    }
}
