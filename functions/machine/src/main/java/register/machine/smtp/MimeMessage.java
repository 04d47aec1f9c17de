package register.machine.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.field.ParseException;
import org.apache.james.mime4j.field.UnstructuredFieldImpl;
import org.apache.james.mime4j.message.BodyPartBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.message.MultipartBuilder;
import org.apache.james.mime4j.stream.RawField;
import register.request.delivery.OutgoingMail;

/// An outgoing mail as MIME (RFC 2045), in ASCII: text in UTF-8 as quoted-printable, with any HTML as its alternative
/// (`multipart/alternative`), attachments in base64.
final class MimeMessage {
    private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-~]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]*");

    private MimeMessage() {}

    /// The bytes of the message, each line ending in CRLF.
    static byte[] bytes(OutgoingMail mail, Instant date) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Message message = of(mail, date);
        new DefaultMessageWriter().writeMessage(message, bytes);
        message.dispose();
        return bytes.toByteArray();
    }

    private static Message of(OutgoingMail mail, Instant date) throws IOException {
        Message.Builder message = Message.Builder.of();
        try {
            message.setFrom(mail.from()).setTo(mail.to());
        } catch (ParseException e) {
            throw new IllegalArgumentException("expected one address in From and one in To", e);
        }
        message.setSubject(mail.subject())
                .setDate(Date.from(date), TimeZone.getTimeZone("UTC"))
                .setMessageId("<" + mail.id() + "@" + domain(mail) + ">");
        for (OutgoingMail.Header header : mail.headers()) {
            if (!HEADER_NAME.matcher(header.name()).matches()
                    || !HEADER_VALUE.matcher(header.value()).matches()) {
                throw new IllegalArgumentException("header " + header.name().replaceAll("[^!-~]", "?")
                        + ": expected a name and a value of printable ASCII");
            }
            message.addField(UnstructuredFieldImpl.PARSER.parse(new RawField(header.name(), header.value()), null));
        }
        MultipartBuilder parts = MultipartBuilder.create("mixed").addBodyPart(said(mail));
        for (OutgoingMail.Attachment attachment : mail.attachments()) {
            parts.addBodyPart(BodyPartBuilder.create()
                    .setBody(attachment.content().toArray(), attachment.mediaType())
                    .setContentTransferEncoding("base64")
                    .setContentDisposition("attachment", attachment.fileName()));
        }
        return message.setBody(parts.build()).build();
    }

    private static BodyPartBuilder said(OutgoingMail mail) throws IOException {
        BodyPartBuilder plain = text(mail.text(), "plain");
        return mail.html() == null
                ? plain
                : BodyPartBuilder.create()
                        .setBody(MultipartBuilder.create("alternative")
                                .addBodyPart(plain)
                                .addBodyPart(text(mail.html(), "html"))
                                .build());
    }

    private static BodyPartBuilder text(String text, String subtype) throws IOException {
        return BodyPartBuilder.create()
                .setBody(text.replaceAll("\\R", "\r\n"), subtype, UTF_8)
                .setContentTransferEncoding("quoted-printable");
    }

    private static String domain(OutgoingMail mail) {
        String domain = mail.domain();
        return domain.matches("[A-Za-z0-9.-]+") ? domain : "localhost";
    }
}
