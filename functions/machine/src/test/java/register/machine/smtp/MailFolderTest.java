package register.machine.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.BinaryBody;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.request.delivery.Handover;
import register.request.delivery.OutgoingMail;
import register.value.Bytes;

final class MailFolderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

    @TempDir
    private Path data;

    @Test
    void mailsAreReadableByTheirOwnerOnly() throws IOException {
        Path outbox = Files.createDirectory(data.resolve("outbox"));
        for (String rights : List.of("rwxr-xr-x", "rwxrwxrwx", "rwx------")) {
            Files.setPosixFilePermissions(outbox, PosixFilePermissions.fromString(rights));
            send(new OutgoingMail(
                    "reply", "a@provider.example", "b@customer.example", "x", List.of(), "x", null, List.of()));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(outbox)));
        }
        try (Stream<Path> files = Files.list(outbox)) {
            for (Path file : files.toList()) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
    }

    /// The sender chose the subject; an erasure finds the file by its name.
    @Test
    void aReplyIsNamedByItsOwnReferenceAndNotByOneInItsSubject() throws IOException {
        send(new OutgoingMail(
                "DPA-7K3Q-9M2X-4WTB.1",
                "a@provider.example",
                "b@customer.example",
                "Re: DPA-0000-0000-0000",
                List.of(),
                "x",
                null,
                List.of()));
        assertTrue(only().getFileName().toString().startsWith("DPA-7K3Q-9M2X-4WTB-"));
    }

    @Test
    void aMailComesBackAsItWasHandedOver() throws IOException {
        byte[] pdf = new byte[3000];
        for (int at = 0; at < pdf.length; at++) {
            pdf[at] = (byte) at;
        }
        String text = "Tere!\n\nKättesaamise kinnitus: õäöü šž €\n.\nFrom here on\n" + "pikk ".repeat(300) + "\n";
        send(new OutgoingMail(
                "DPA-7K3Q-9M2X-4WTB.1",
                "Näidis AS <dpa@provider.example>",
                "klient@customer.example",
                "Kättesaamise kinnitus DPA-7K3Q-9M2X-4WTB, andmetöötlusleping "
                        .repeat(3)
                        .strip(),
                List.of(
                        new OutgoingMail.Header("Auto-Submitted", "auto-replied"),
                        new OutgoingMail.Header("In-Reply-To", "<1@customer.example>")),
                text,
                "<p>Kättesaamise kinnitus &amp; õ</p>\n",
                List.of(
                        new OutgoingMail.Attachment("DPA-7K3Q-9M2X-4WTB.pdf", "application/pdf", Bytes.of(pdf)),
                        new OutgoingMail.Attachment("Acme DPA (signed) v1.0.pdf", "application/pdf", Bytes.of(pdf)))));

        Path file = only();
        assertTrue(file.getFileName().toString().startsWith("DPA-7K3Q-9M2X-4WTB-"), file.toString());
        byte[] raw = Files.readAllBytes(file);
        String ascii = new String(raw, US_ASCII);
        assertEquals(-1, ascii.indexOf('\uFFFD'), "every byte is ASCII");
        assertEquals(
                0,
                ascii.replace("\r\n", "")
                        .chars()
                        .filter(c -> c == '\r' || c == '\n')
                        .count());
        assertTrue(ascii.lines().allMatch(line -> line.length() <= 998));

        Message message = new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(raw));
        assertEquals("dpa@provider.example", message.getFrom().getFirst().getAddress());
        assertEquals("Näidis AS", message.getFrom().getFirst().getName());
        assertEquals(
                "klient@customer.example", message.getTo().flatten().getFirst().getAddress());
        assertTrue(message.getSubject().startsWith("Kättesaamise kinnitus DPA-7K3Q-9M2X-4WTB, andmetöötlusleping"));
        assertEquals(Date.from(NOW), message.getDate());
        assertTrue(message.getMessageId().endsWith("@provider.example>"));
        assertEquals(
                "auto-replied", message.getHeader().getField("Auto-Submitted").getBody());
        assertEquals(
                "<1@customer.example>",
                message.getHeader().getField("In-Reply-To").getBody());

        Multipart parts = assertInstanceOf(Multipart.class, message.getBody());
        assertEquals("mixed", parts.getSubType());
        Multipart said = assertInstanceOf(
                Multipart.class, parts.getBodyParts().getFirst().getBody());
        assertEquals("alternative", said.getSubType());
        assertEquals(text, text(said.getBodyParts().getFirst(), "text/plain"));
        assertEquals(
                "<p>Kättesaamise kinnitus &amp; õ</p>\n",
                text(said.getBodyParts().getLast(), "text/html"));
        Entity second = parts.getBodyParts().get(1);
        assertEquals("DPA-7K3Q-9M2X-4WTB.pdf", second.getFilename());
        assertEquals("application/pdf", second.getMimeType());
        assertEquals("base64", second.getContentTransferEncoding());
        var attached = new ByteArrayOutputStream();
        assertInstanceOf(BinaryBody.class, second.getBody()).getInputStream().transferTo(attached);
        assertEquals(Bytes.of(pdf), Bytes.of(attached.toByteArray()));
        assertEquals(
                "Acme DPA (signed) v1.0.pdf", parts.getBodyParts().getLast().getFilename());
    }

    @Test
    void aHeaderWithALineBreakIsRefusedAndNothingIsWritten() throws IOException {
        for (String value : List.of("a\r\nBcc: x@example.com", "ä", "a\u0000")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> send(new OutgoingMail(
                            "id",
                            "a@example.com",
                            "b@example.com",
                            "x",
                            List.of(new OutgoingMail.Header("References", value)),
                            "x",
                            null,
                            List.of())));
        }
        assertEquals(List.of(), files());
    }

    @Test
    void everySendIsAFileOfItsOwn() throws IOException {
        var mail = new OutgoingMail("id", "a@example.com", "b@example.com", "x", List.of(), "x", null, List.of());
        send(mail);
        send(mail);
        assertEquals(2, files().size());
        assertTrue(files().stream().allMatch(file -> file.toString().endsWith(".eml")));
    }

    private static String text(Entity part, String type) throws IOException {
        assertEquals(type, part.getMimeType());
        var body = new StringWriter();
        assertInstanceOf(TextBody.class, part.getBody()).getReader().transferTo(body);
        return body.toString().replace("\r\n", "\n");
    }

    private void send(OutgoingMail mail) {
        assertEquals(
                new Handover.Taken(),
                new MailFolder(data.resolve("outbox"), Clock.fixed(NOW, ZoneOffset.UTC)).send(mail));
    }

    private Path only() throws IOException {
        assertEquals(1, files().size());
        return files().getFirst();
    }

    private List<Path> files() throws IOException {
        if (!Files.exists(data.resolve("outbox"))) {
            return List.of();
        }
        try (var files = Files.list(data.resolve("outbox"))) {
            return files.toList();
        }
    }
}
