package register.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import register.mail.rule.DeliveredMail;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;
import register.request.DpaRequest;
import register.request.delivery.OutgoingMail;
import register.request.delivery.OutgoingMail.Attachment;
import register.request.delivery.OutgoingMail.Header;
import register.value.Bytes;

/// Properties of the intake for every possible mail.
@Tag("property")
class IntakeProperties {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u0080-\u009f\u2028\u2029]");
    private static final Pattern SENT =
            Pattern.compile("@|(?i)maria|honest|evil|example|agreement|please|palun|bitte|acme|quoted");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");
    private static final String HONEST = "honest@customer.example.org";

    private static final Gen<String> FROMS = arbitrary()
            .pick(
                    "From: Maria <" + HONEST + ">\r\n",
                    "From: " + HONEST + "\r\n",
                    "From: a@evil.example.net<" + HONEST + ">\r\n",
                    "From: \"x\r\n y\" <" + HONEST + ">\r\n",
                    "From: =?utf-8?q?a=0D=0ABcc=3A?= <" + HONEST + ">\r\n",
                    "From: evil\u0000@evil.example.net\r\n",
                    "From: <a@evil.example.net>, <" + HONEST + ">\r\n",
                    "");

    private static final Gen<String> OTHERS = arbitrary()
            .pick(
                    "Reply-To: evil@evil.example.net\r\n",
                    "Sender: evil@evil.example.net\r\n",
                    "Resent-From: evil@evil.example.net\r\n",
                    "To: " + World.PUBLIC + "\r\n",
                    "To: x, \"" + World.PUBLIC + "\" <" + World.PUBLIC + ">, evil@evil.example.net\r\n",
                    "Cc: " + World.PUBLIC + "\r\n",
                    "Message-ID: <id-1@customer.example.org>\r\n",
                    "Message-ID: <id\u0001@customer.example.org>\r\n",
                    "Message-ID: <a@b>\u2028Bcc: evil@evil.example.net\r\n",
                    "References: <1@x.example> <\u0007@x.example> =?utf-8?q?=0D=0A?= <2@x.example>\r\n",
                    "References: <" + "r".repeat(900) + "@x.example>\r\n",
                    "Subject: =?utf-8?q?DPA=0D=0ABcc=3A_evil=40evil.example.net?=\r\n",
                    "Subject: data processing agreement \u001b[31m\r\n",
                    "Content-Type: text/html; charset=utf-8\r\n",
                    "Content-Type: multipart/mixed; boundary=b\r\n",
                    "Content-Transfer-Encoding: base64\r\n",
                    "Content-Type: text/plain; charset=iso-2022-jp\r\n",
                    "Content-Type: text/plain; charset=klingon\r\n",
                    "Subject: =?utf-16?b?AA0ACgBl?= =?iso-2022-jp?b?GyRC?= =?utf-8?q?=E2=80=A8?=\r\n",
                    "Subject: =?koi8-r?b?8NLP09jCwSDPIERQQQ==?=\r\n",
                    "Cc: \"never closed, evil@evil.example.net\r\n",
                    "In-Reply-To: <evil\u0000@evil.example.net>\r\n",
                    "X-Subprocessor-Register: acme\r\n",
                    "Not a header\r\n",
                    "X-Bare: a\rb\nc: d\r\n");

    private static final Gen<String> BODIES = arbitrary()
            .pick(
                    "Please send us your data processing agreement.\r\n",
                    "Palun saatke meile andmetöötlusleping.\n",
                    "<p>Prosíme o zaslanie zmluvy o spracúvaní osobných údajov&#13;&#10;</p>",
                    "--b\r\n\r\nBitte senden Sie uns den Auftragsverarbeitungsvertrag.\r\n--b--\r\n",
                    "We object to the new subprocessor.\r\n",
                    "Prosimy o przesłanie umowy powierzenia.\r\n",
                    "Merci de nous envoyer votre accord de traitement des données.\r\n",
                    "データ処理契約の送付をお願いいたします。\r\n",
                    "Καλημέρα\u2028Bcc: evil@evil.example.net\r\n",
                    "\u0000\u0007\u0085 DPA",
                    "> quoted\n");

    /// An injection shows only in a mail that is answered, so every mail asks for a DPA.
    private static byte[] mail(List<String> froms, List<String> others, List<String> bodies) {
        return (String.join("", froms) + "To: " + World.PUBLIC + "\r\n" + String.join("", others)
                        + "\r\nPlease send us your data processing agreement.\r\n" + String.join("", bodies))
                .getBytes(UTF_8);
    }

    private static DeliveredMail delivery(byte[] raw) {
        return new DeliveredMail(
                "id", World.NOW, HONEST, List.of(World.INTAKE), Verdicts.all(Verdict.PASS), null, Bytes.of(raw));
    }

    @Test
    void oneReplyAtMostAndOnlyToTheValidatedFromAndNothingInjected() {
        int[] replies = {0};
        qt().withExamples(2_000)
                .withFixedSeed(20_260_504)
                .forAll(
                        lists().of(FROMS).ofSizeBetween(0, 2),
                        lists().of(OTHERS).ofSizeBetween(0, 6),
                        lists().of(BODIES).ofSizeBetween(0, 2),
                        integers().between(0, 3))
                .checkAssert((froms, others, bodies, again) -> {
                    World world = new World();
                    DeliveredMail delivery = delivery(mail(froms, others, bodies));
                    for (int i = 0; i <= again; i++) {
                        checkLogged(world.intake().receive(delivery).line());
                    }
                    assertTrue(world.replies().size() <= 1);
                    world.replies().forEach(reply -> assertEquals(HONEST, reply.to()));
                    world.sent.forEach(IntakeProperties::checkOutput);
                    assertEquals(1, world.recorded().size());
                    world.recorded().forEach(IntakeProperties::checkRecord);
                    replies[0] += world.replies().size();
                });
        assertTrue(replies[0] > 150, "the property must see replies, it saw " + replies[0]);
    }

    @Test
    void anyBytesAreTakenInWithoutAnException() {
        qt().withExamples(500)
                .withFixedSeed(1)
                .forAll(lists().of(integers().between(0, 255)).ofSizeBetween(0, 400))
                .checkAssert(values -> {
                    var text = new StringBuilder();
                    values.forEach(value -> text.append((char) value.intValue()));
                    DpaRequest request =
                            new World().receive(delivery(text.toString().getBytes(ISO_8859_1)));
                    assertEquals("queue", request.decision().ruling().term());
                });
    }

    @Test
    void anHonestMailCutAnywhereIsTakenInWithoutAnException() {
        byte[] whole = TestMail.honest()
                .type(
                        "multipart/mixed; boundary=b",
                        "--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable"
                                + "\r\n\r\nPlease send us your data processing agreement.=\r\n\r\n--b--\r\n")
                .bytes();
        for (int length = 0; length <= whole.length; length++) {
            World world = new World();
            world.receive(delivery(java.util.Arrays.copyOf(whole, length)));
            assertTrue(world.replies().size() <= 1);
        }
    }

    private static void checkOutput(OutgoingMail mail) {
        checkLine(mail.from());
        checkLine(mail.to());
        checkLine(mail.subject());
        assertFalse(CONTROL.matcher(mail.text().replace("\n", "")).find(), mail.text());
        assertFalse(
                mail.html() != null
                        && CONTROL.matcher(mail.html().replace("\n", "")).find(),
                mail.html());
        assertTrue(mail.subject().codePointCount(0, mail.subject().length()) <= 220, mail.subject());
        String rest = mail.from() + mail.to() + mail.headers() + mail.text() + mail.html();
        assertFalse(rest.contains("evil"), rest);
        for (Header header : mail.headers()) {
            assertTrue(PRINTABLE.matcher(header.name() + header.value()).matches(), header.toString());
            assertTrue(header.value().length() <= 870, header.toString());
        }
        for (Attachment attachment : mail.attachments()) {
            checkLine(attachment.fileName());
            checkLine(new String(attachment.content().toArray(), UTF_8).replace("\n", ""));
        }
    }

    private static void checkRecord(DpaRequest request) {
        checkLine(request.toString());
    }

    /// It says what was decided, in none of the sender's words.
    private static void checkLogged(String line) {
        checkLine(line);
        assertFalse(SENT.matcher(line).find(), line);
    }

    private static void checkLine(String line) {
        assertFalse(CONTROL.matcher(line).find(), line);
    }
}
