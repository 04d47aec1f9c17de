package register.machine.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import register.request.delivery.Handover;
import register.request.delivery.OutgoingMail;

/// Each failure of a relay has one of four results: certainly not accepted and to be retried, permanently refused,
/// refused to this account for any mail, or unknown. Only a break during or after the message is unknown. They are
/// run concurrently, since some last until a timeout.
@Execution(ExecutionMode.CONCURRENT)
final class RelayFailureTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /// Failures that concern one recipient: mails to others may leave meanwhile.
    private static final Set<Failure> PUT_OFF =
            EnumSet.of(Failure.GREYLISTED, Failure.MAILBOX_BUSY, Failure.GREYLISTED_WITHOUT_A_CODE);

    /// The relay's behaviour, and the result for the mail.
    enum Failure {
        GREETS_WITH_421(ScriptedServer.GREETING, "421 4.3.2 too busy", Handover.NotTaken.class, "421 4.3.2"),
        GREETS_WITH_554(ScriptedServer.GREETING, "554 5.7.1 not you", Handover.NotTaken.class, "554 5.7.1"),
        HANGS_UP_AT_ONCE(ScriptedServer.GREETING, ScriptedServer.CUT, Handover.NotTaken.class, ""),
        KEEPS_SILENT(ScriptedServer.GREETING, ScriptedServer.SILENCE, Handover.NotTaken.class, "no answer in time"),
        WRONG_PASSWORD("AUTH", "535 5.7.8 no", Handover.Barred.class, "the login of dpa was refused"),
        LOGIN_FAILS_FOR_NOW("AUTH", "454 4.7.0 later", Handover.NotTaken.class, "454 4.7.0"),
        WANTS_A_LOGIN("MAIL", "530 5.7.0 log in first", Handover.Barred.class, "530 5.7.0"),
        SENDER_LATER("MAIL", "452 4.3.1 full", Handover.NotTaken.class, "452 4.3.1"),
        SENDER_NEVER("MAIL", "550 5.7.1 not that sender", Handover.Barred.class, "550 5.7.1"),
        GREYLISTED("RCPT", "451 4.7.1 greylisted", Handover.NotTaken.class, "451 4.7.1 greylisted"),
        MAILBOX_BUSY("RCPT", "450 4.2.1 busy", Handover.NotTaken.class, "450 4.2.1 busy"),
        GREYLISTED_WITHOUT_A_CODE("RCPT", "451 come again", Handover.NotTaken.class, "451 come again"),
        DISK_FULL("RCPT", "452 4.3.1 full", Handover.NotTaken.class, "452 4.3.1 full"),
        CLOSING("RCPT", "421 4.7.0 too many", Handover.NotTaken.class, "421 4.7.0 too many"),
        NO_SUCH_USER("RCPT", "550 5.1.1 no such user", Handover.Refused.class, "550 5.1.1 no such user"),
        HOSTILE_WORDS(
                "RCPT",
                "550-5.1.1 \u001b[31mno\r\n550 5.1.1 \u0000such user",
                Handover.Refused.class,
                "550-5.1.1 ?[31mno 550 5.1.1 ?such user"),
        CUT_AFTER_THE_RECIPIENT("RCPT", ScriptedServer.CUT, Handover.NotTaken.class, ""),
        CUT_BEFORE_THE_MESSAGE("DATA", ScriptedServer.CUT, Handover.NotTaken.class, ""),
        NO_MESSAGE_NOW("DATA", "451 4.3.0 later", Handover.NotTaken.class, "451 4.3.0"),
        NO_MESSAGE_EVER("DATA", "554 5.5.1 no", Handover.Refused.class, "554 5.5.1"),
        MESSAGE_LATER(ScriptedServer.MESSAGE, "451 4.3.0 later", Handover.NotTaken.class, "451 4.3.0"),
        MESSAGE_AND_CLOSING(
                ScriptedServer.MESSAGE, "421 4.3.2 closing", Handover.NotTaken.class, "421 4.3.2" + " closing"),
        MESSAGE_NEVER(ScriptedServer.MESSAGE, "554 5.7.1 spam", Handover.Refused.class, "554 5.7.1 spam"),
        MESSAGE_AND_NO_DECISION(ScriptedServer.MESSAGE, "354 go on", Handover.Unknown.class, "354 go on"),
        MESSAGE_TAKEN_LATE(ScriptedServer.MESSAGE, ScriptedServer.LATE + "250 2.0.0 queued", Handover.Taken.class, ""),
        CUT_IN_THE_MESSAGE(ScriptedServer.FIRST_LINE, ScriptedServer.CUT, Handover.Unknown.class, "it is unknown"),
        CUT_AFTER_THE_MESSAGE(ScriptedServer.MESSAGE, ScriptedServer.CUT, Handover.Unknown.class, "it is unknown"),
        NO_ANSWER_TO_THE_MESSAGE(
                ScriptedServer.MESSAGE, ScriptedServer.SILENCE, Handover.Unknown.class, "no answer in time");

        private final String command;
        private final String reply;
        private final Class<? extends Handover> becomes;
        private final String words;

        Failure(String command, String reply, Class<? extends Handover> becomes, String words) {
            this.command = command;
            this.reply = reply;
            this.becomes = becomes;
            this.words = words;
        }

        /// Short only at the end of the message, so that on a busy machine nothing else is taken for silence.
        private Duration patience() {
            boolean ends = reply.equals(ScriptedServer.SILENCE) || reply.startsWith(ScriptedServer.LATE);
            return ends ? Duration.ofSeconds(1) : PATIENCE;
        }
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void becomesWhatItIs(Failure failure) throws Exception {
        try (var server = new ScriptedServer()) {
            server.says(failure.command, failure.reply);
            Handover handover = submission(server.port(), failure.patience()).send(mail());
            assertInstanceOf(failure.becomes, handover);
            String words = switch (handover) {
                case Handover.Taken _ -> "";
                case Handover.NotTaken(String said, boolean ofRecipient) -> {
                    assertEquals(PUT_OFF.contains(failure), ofRecipient, said);
                    yield said;
                }
                case Handover.Barred(String said) -> said;
                case Handover.Refused(String said) -> said;
                case Handover.Unknown(String said) -> said;
            };
            assertTrue(
                    handover instanceof Handover.Taken
                            || (words.contains(failure.words) && words.contains("127.0.0.1:" + server.port())),
                    words);
            assertTrue(server.taken().isEmpty() || failure.command.equals(ScriptedServer.MESSAGE));
            assertEquals(
                    1L,
                    Math.max(
                            1L,
                            server.commands().stream()
                                    .filter(line -> line.startsWith("EHLO"))
                                    .count()),
                    "one attempt");
        }
    }

    @Test
    void whereNothingListensOrNobodyIsKnownItWasSurelyNotSent() throws Exception {
        // Bound, so that no other program listens there meanwhile.
        try (var silent = new Socket()) {
            silent.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            Handover refused = submission(silent.getLocalPort()).send(mail());
            assertTrue(
                    assertInstanceOf(Handover.NotTaken.class, refused).words().contains("refused"), refused.toString());
        }
    }

    @Test
    void theServersIdOfTheMailIsKept() throws Exception {
        try (var server = new ScriptedServer()) {
            for (var said : Map.of(
                            "250 2.0.0 Ok: queued as 4F1B2C3D", "4F1B2C3D",
                            "250 OK id=1abCde-00000000x1-2f3G", "1abCde-00000000x1-2f3G")
                    .entrySet()) {
                server.says(ScriptedServer.MESSAGE, said.getKey());
                assertEquals(
                        new Handover.Taken(said.getValue()),
                        submission(server.port()).send(mail()));
            }
            server.says(ScriptedServer.MESSAGE, "250 2.0.0 thanks");
            assertEquals(new Handover.Taken(), submission(server.port()).send(mail()));
        }
    }

    @Test
    void theCheckSaysWhatIsWrongAndSendsNothing() throws Exception {
        try (var server = new ScriptedServer()) {
            assertEquals(Optional.empty(), submission(server.port()).check());
            server.says("AUTH", "535 5.7.8 no");
            String words = submission(server.port()).check().orElseThrow();
            assertTrue(
                    words.contains("the login of dpa was refused (REGISTER_MAIL_RELAY_PASSWORD): 535 5.7.8 " + "no"),
                    words);
            assertEquals(
                    List.of(),
                    server.commands().stream()
                            .filter(line -> line.startsWith("MAIL"))
                            .toList());
        }
    }

    private static SmtpSubmission submission(int port) throws NoSuchAlgorithmException, IOException {
        return submission(port, PATIENCE);
    }

    private static SmtpSubmission submission(int port, Duration patience) throws NoSuchAlgorithmException, IOException {
        var relay = new Relay("127.0.0.1", port, "dpa", "word", Relay.Encryption.NONE);
        return new SmtpSubmission(relay, SSLContext.getDefault(), Clock.systemUTC(), patience);
    }

    private static OutgoingMail mail() {
        return new OutgoingMail(
                "DPA-7K3Q-9M2X-4WTB.0",
                "dpa@provider.example",
                "mari@klient.example",
                "x",
                List.of(),
                "x",
                null,
                List.of());
    }
}
