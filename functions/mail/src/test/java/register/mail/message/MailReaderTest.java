package register.mail.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailReaderTest {

    private static ReceivedMail read(String text) {
        return MailReader.read(text.getBytes(UTF_8));
    }

    @Test
    void readsHeadersInTheirOrderUnfoldedAndWithoutControls() {
        ReceivedMail mail = read("B: 1\r\nA: x\r\n y\u0007z\r\nb:2\r\n\r\ntext");
        assertEquals(
                List.of(new Header("b", "1"), new Header("a", "x y\uFFFDz"), new Header("b", "2")), mail.headers());
        assertEquals(List.of("1", "2"), mail.values("b").toList());
        assertEquals("text\n", mail.newText());
    }

    @Test
    void readsBareLineFeeds() {
        ReceivedMail mail = read("From: a@b.example\nSubject: x\n\nline 1\nline 2\n");
        assertEquals("x", mail.subject());
        assertTrue(mail.is(Trait.MALFORMED_HEADER), "and says so");
        assertEquals("line 1\nline 2\n\n", mail.newText());
        assertEquals(new Sender.Valid(new Address("a", "b.example")), mail.sender());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        =?utf-8?q?andmet=C3=B6=C3=B6tlus?=                    | andmetöötlus
        =?utf-8?q?andmet=C3=B6=C3?= =?utf-8?q?=B6tlus?=       | andmetöötlus
        =?iso-8859-1?q?p=F5hi?= kiri                          | põhi kiri
        =?utf-8?b?w7U=?=                                      | õ
        =?utf-8?q?a=0D=0ABcc=3A_x?=                           | a  Bcc: x
        =?utf-8?q?a=00=1B?=                                   | a
        =?klingon?q?x?=                                       | =?klingon?q?x?=
        õ                                                     | õ
        """)
    void decodesTheSubject(String header, String subject) {
        assertEquals(subject, read("Subject: " + header + "\r\n\r\n").subject());
    }

    @Test
    void readsEightBitHeadersOfNoCharset() {
        byte[] western = "Subject: p\u00f5hi\r\n\r\n".getBytes(ISO_8859_1);
        assertEquals("põhi", MailReader.read(western).subject());
    }

    @Test
    void prefersPlainTextAndPassesOverAttachments() {
        ReceivedMail mail = read("""
                Content-Type: multipart/mixed; boundary=o

                --o
                Content-Type: multipart/alternative; boundary=i

                --i
                Content-Type: text/plain; charset=iso-8859-1
                Content-Transfer-Encoding: quoted-printable

                t=F6=F6
                --i
                Content-Type: text/html

                <p>html</p>
                --i--
                --o
                Content-Type: text/plain
                Content-Disposition: attachment; filename*=utf-8''x.txt

                attached
                --o--
                """);
        assertEquals("töö", mail.newText().strip());
        // Needed because text blocks have bare line feeds.
        assertEquals(Set.of(Trait.ATTACHMENT, Trait.MALFORMED_HEADER), mail.traits());
    }

    @Test
    void anImageOrASignatureIsNoDocument() {
        ReceivedMail mail = read("""
                Content-Type: multipart/signed; boundary=o

                --o

                text
                --o
                Content-Type: image/png; name=logo.png

                x
                --o
                Content-Type: application/pkcs7-signature; name=smime.p7s

                x
                --o--
                """);
        assertEquals(Set.of(Trait.MALFORMED_HEADER), mail.traits());
    }

    @Test
    void aMessageWithinIsNotRead() {
        ReceivedMail mail = read("""
                Content-Type: multipart/mixed; boundary=o

                --o
                Content-Type: message/rfc822

                Subject: within

                other's text
                --o--
                """);
        assertEquals("", mail.newText().strip());
        assertTrue(mail.is(Trait.FORWARDED));
    }

    @Test
    void stripsHtml() {
        ReceivedMail mail = read("""
                Content-Type: text/html; charset=utf-8

                <html><head><title>no</title><style>no</style></head><body><!-- no > no -->
                <p>Tere&nbsp;&otilde;&#245;&#xF5;&unknown; a &lt; b</p><script>no</script>
                <blockquote>no<blockquote>no</blockquote></blockquote>yes<br>
                <div class="gmail_quote">no</div>
                """);
        String text = mail.newText().replaceAll("\\s+", " ");
        assertEquals(" Tere õõõ&unknown; a < b yes ", text.replace('\u00a0', ' '));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=\"gmail_signature\" dir=ltr>Maria<br>Book a demo</div>",
                "<div id=Signature>Maria</div>",
                "<div id='x_Signature'>Maria</div>",
                "<pre class=\"moz-signature\" cols=72>Maria</pre>"
            })
    void leavesOutTheSignatureOfHtml(String signature) {
        ReceivedMail mail = read("Content-Type: text/html\n\n<p>new</p>" + signature + "<p>below</p>\n");
        assertEquals("new", mail.newText().strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new\n-- \nMaria\nold\n",
                "new\n> old\n",
                "new\nOn 1 May 2026, Acme wrote:\n> old\n",
                "new\nAm 1. Mai 2026 schrieb Acme:\n\nold\n",
                "new\nAcme kirjutas 1. mail 2026:\nold\n",
                "new\nDňa 1. mája 2026 Acme napísal(a):\nold\n",
                "new\nLe lun. 4 mai 2026 à 10:00, Acme a écrit :\nold\n",
                "new\nEl lun, 4 may 2026, Acme escribió:\nold\n",
                "new\nIl giorno 4 maggio 2026 Acme ha scritto:\nold\n",
                "new\nOp 4 mei 2026 schreef Acme:\nold\n",
                "new\nDne 4. 5. 2026 Acme napsal(a):\nold\n",
                "new\nW dniu 4.05.2026 o 10:00, Acme pisze:\nold\n",
                "new\nma 4. toukok. 2026 klo 10.00 Acme kirjoitti:\nold\n",
                "new\n2026. máj. 4. Acme ezt írta:\nold\n",
                "new\nDen 4 maj 2026 skrev Acme:\nold\n",
                "new\nНа 4.05.2026 Acme написа:\nold\n",
                "new\n4 мая 2026 г. Acme <a@acme.example> пишет:\nold\n",
                "new\nΣτις 4 Μαΐου 2026 η Acme έγραψε:\nold\n",
                "new\n4 Mayıs 2026 tarihinde Acme şunu yazdı:\nold\n",
                "new\n2026年5月4日(月) 10:00 Acme <a@acme.example>:\nold\n",
                "new\nAcme 于2026年5月4日写道：\nold\n",
                "new\n2026년 5월 4일 10:00, Acme님이 작성:\nold\n",
                "new\n-----Message d'origine-----\nold\n",
                "new\n---------- Przekazana wiadomość ---------\nold\n",
                "new\nDe : Acme\nEnvoyé : lundi\nÀ : Maria\n\nold\n",
                "new\n发件人: Acme\n收件人: Maria\n\nold\n",
                "new\n-----Original Message-----\nold\n",
                "new\n-----Ursprüngliche Nachricht-----\nold\n",
                "new\n---------- Forwarded message ---------\nold\n",
                "new\n________________________________\nold\n",
                "new\nVon: Acme\nGesendet: heute\nAn: Maria\n\nold\n",
                "new\n*From:* Acme\n*Sent:* today\n\nold\n"
            })
    void leavesOutHistoryAndSignature(String body) {
        assertEquals("new", read("Subject: x\n\n" + body).newText().strip());
    }

    @Test
    void textAfterAQuotationIsNew() {
        assertEquals(
                "new",
                read("A: b\n\nOn 1 May Acme wrote:\n> old\n\nnew\n").newText().strip());
    }

    @Test
    void readsAddressesLeniently() {
        ReceivedMail mail = read("To: \"x, y\" <A@B.example>, (c) c@d.example , Team: e@f.example;\r\nCc: bad, <g@h"
                + ".example>, i@j.example<k@l.example>\r\n\r\n");
        assertEquals(
                List.of("A@b.example", "c@d.example", "e@f.example", "g@h.example"),
                mail.to().stream().map(Address::toString).toList());
    }

    @Test
    void findsReferencesInHistoryToo() {
        assertEquals(
                "DPA-7K3Q-9M2X-4WTB",
                read("A: b\n\n> DPA-7K3Q-9M2X-4WTB\n").mentioned().getFirst().value());
    }

    @Test
    void capsAreTraits() {
        assertTrue(read("A: b\r\n".repeat(2_001) + "\r\n").is(Trait.OVER_CAPS));
        assertFalse(read("A: b\r\n".repeat(1_999) + "\r\n").is(Trait.OVER_CAPS));
        assertTrue(read("A: " + "b".repeat(200_001) + "\r\n\r\n").is(Trait.OVER_CAPS));
        assertTrue(read("A: b\r\n\r\n" + "x".repeat(256 * 1024 + 1)).is(Trait.OVER_CAPS));
        assertFalse(read("A: b\r\n\r\n" + "x".repeat(256 * 1024)).is(Trait.OVER_CAPS));
        assertTrue(
                read(("A: " + "b".repeat(150_000) + "\r\n").repeat(7) + "\r\n").is(Trait.OVER_CAPS));
        String texts = "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                + ("--b\r\n\r\n" + "x".repeat(200_000) + "\r\n").repeat(6) + "--b--";
        assertTrue(read(texts).is(Trait.OVER_CAPS));
        assertTrue(read(nested(21)).is(Trait.OVER_CAPS));
        assertFalse(read(nested(19)).is(Trait.OVER_CAPS));
        assertTrue(read(nested(5_000)).is(Trait.OVER_CAPS));
        String many = "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\nx\r\n".repeat(201) + "--b--";
        assertTrue(read(many).is(Trait.OVER_CAPS));
    }

    @Test
    void partsBeforeTheLimitAreKept() {
        ReceivedMail mail = read("From: a@b.example\r\nSubject: x\r\n" + "A: b\r\n".repeat(2_001) + "\r\n");
        assertEquals(new Sender.Valid(new Address("a", "b.example")), mail.sender());
        assertEquals("x", mail.subject());
    }

    private static String nested(int depth) {
        var text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        return text.append("\r\ntext").toString();
    }
}
