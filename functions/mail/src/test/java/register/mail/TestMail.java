package register.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.mail.rule.DeliveredMail;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;
import register.value.Bytes;

/// Builds a message and its delivery; without changes the rules would acknowledge it.
public final class TestMail {
    public static final String SENDER = "maria@customer.example.org";

    private final List<String> headers = new ArrayList<>();
    private String body = "Please send us your data processing agreement for signature.\r\n";
    private @Nullable String envelopeFrom = SENDER;
    private List<String> recipients = List.of(World.INTAKE);
    private Instant at = World.NOW;
    private @Nullable List<String> statedFrom;
    private Verdicts verdicts = Verdicts.all(Verdict.PASS);

    public static TestMail honest() {
        return new TestMail()
                .header("From", "Maria Tamm <" + SENDER + ">")
                .header("To", "Acme <" + World.PUBLIC + ">")
                .header("Message-ID", "<1@customer.example.org>")
                .header("Subject", "Agreement");
    }

    public TestMail header(String name, String value) {
        headers.add(name + ": " + value);
        return this;
    }

    public TestMail without(String name) {
        headers.removeIf(header -> header.startsWith(name + ":"));
        return this;
    }

    public TestMail with(String name, String value) {
        return without(name).header(name, value);
    }

    public TestMail body(String text) {
        body = text;
        return this;
    }

    public TestMail type(String contentType, String text) {
        return with("Content-Type", contentType).body(text);
    }

    public TestMail envelopeFrom(@Nullable String address) {
        envelopeFrom = address;
        return this;
    }

    public TestMail recipients(String... addresses) {
        recipients = List.of(addresses);
        return this;
    }

    public TestMail verdicts(Verdicts all) {
        verdicts = all;
        return this;
    }

    public TestMail statedFrom(String... mailboxes) {
        statedFrom = List.of(mailboxes);
        return this;
    }

    public TestMail at(Instant receivedAt) {
        at = receivedAt;
        return this;
    }

    public String text() {
        return String.join("\r\n", headers) + "\r\n\r\n" + body;
    }

    public byte[] bytes() {
        return text().getBytes(UTF_8);
    }

    public DeliveredMail delivery() {
        return new DeliveredMail("delivery-1", at, envelopeFrom, recipients, verdicts, statedFrom, Bytes.of(bytes()));
    }
}
