package register.mail.message;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;

/// Collects headers, texts and traits while a message is read.
final class MessageParts {
    private final List<Header> headers = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final StringBuilder returned = new StringBuilder();
    private final List<DeliveryStatus> statuses = new ArrayList<>();
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
    private final Charsets charsets = new Charsets();
    private PartType type = PartType.DEFAULT;
    private int depth;
    private int count;
    private int headerCharacters;

    void take(EntityState state, MimeTokenStream stream) throws IOException {
        switch (state) {
            case T_START_HEADER -> type = PartType.DEFAULT;
            case T_FIELD -> field(stream.getField());
            case T_START_MULTIPART -> {
                type.multipartTrait().ifPresent(traits::add);
                capped(++depth, MailReader.MAX_DEPTH);
            }
            case T_END_MULTIPART -> depth--;
            case T_START_BODYPART -> capped(++count, MailReader.MAX_PARTS);
            case T_BODY -> body(stream);
            default -> {}
        }
    }

    void add(Trait trait) {
        traits.add(trait);
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    Set<Trait> traits() {
        return traits;
    }

    List<Header> headers() {
        return headers;
    }

    List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .toList();
    }

    /// The decoded subject; if overlong, only its beginning.
    String subject() {
        String raw = values("subject").stream().findFirst().orElse("");
        capped(raw.length(), MailReader.MAX_SUBJECT_CHARACTERS);
        String bounded = raw.substring(0, Math.min(raw.length(), MailReader.MAX_SUBJECT_CHARACTERS));
        return MailTexts.decoded(bounded, charsets).strip();
    }

    /// The text of the plain parts, otherwise of the HTML parts as plain text.
    String text() {
        return plain.toString().isBlank() ? html.toString() : plain.toString();
    }

    private void capped(int value, int cap) {
        if (value > cap) {
            traits.add(Trait.OVER_CAPS);
        }
    }

    private void field(Field field) {
        Header header = header(field);
        if (depth == 0 && count == 0) {
            headers.add(header);
            headerCharacters += header.value().length();
            capped(headerCharacters, MailReader.MAX_HEADER_CHARACTERS_IN_ALL);
        }
        type = type.with(header);
    }

    static Header header(Field field) {
        String raw = MailTexts.guess(field.getRaw().toByteArray());
        String value = raw.substring(raw.indexOf(':') + 1)
                .replaceAll("\r?\n(?=[ \t])", "")
                .strip();
        return new Header(field.getName().strip().toLowerCase(Locale.ROOT), MailTexts.withoutControls(value, '\uFFFD'));
    }

    private void body(MimeTokenStream stream) throws IOException {
        if (stream.getBodyDescriptor().getMimeType().startsWith("message/")) {
            // The parts of a digest are messages by default, without a type that says so.
            traits.add(Trait.FORWARDED);
        }
        traits.addAll(type.traits());
        if (type.isReturned()) {
            returned(stream);
        }
        if (!type.isText()) {
            return;
        }
        byte[] bytes;
        try (InputStream body = stream.getDecodedInputStream()) {
            bytes = body.readNBytes(MailReader.MAX_PART_TEXT_BYTES + 1);
        }
        capped(bytes.length, MailReader.MAX_PART_TEXT_BYTES);
        String text = text(bytes, type.charset());
        if (text.contains("-----BEGIN PGP MESSAGE-----")) {
            traits.add(Trait.ENCRYPTED);
        }
        if (type.isHtml()) {
            html.append(HtmlMessageText.of(text)).append('\n');
        } else {
            plain.append(text).append('\n');
        }
        capped(plain.length() + html.length(), MailReader.MAX_TEXT_CHARACTERS_IN_ALL);
    }

    /// The beginning is enough: it contains the headers.
    private void returned(MimeTokenStream stream) throws IOException {
        String text;
        try (InputStream body = stream.getDecodedInputStream()) {
            text = MailTexts.lines(MailTexts.guess(body.readNBytes(MailReader.MAX_RETURNED_BYTES)));
        }
        if (type.isDeliveryStatus()) {
            statuses.addAll(DeliveryStatus.all(text));
        }
        returned.append(text).append('\n');
        capped(returned.length(), MailReader.MAX_TEXT_CHARACTERS_IN_ALL);
    }

    /// The returned parts of an earlier mail.
    Returned returned() {
        return new Returned(returned.toString(), statuses);
    }

    private String text(byte[] bytes, @Nullable String charset) {
        if (charset == null || charset.equalsIgnoreCase("us-ascii")) {
            return MailTexts.guess(bytes);
        }
        Optional<Charset> found = charsets.find(charset);
        if (found.isEmpty()) {
            traits.add(Trait.UNKNOWN_CHARSET);
        }
        return found.map(known -> new String(bytes, known)).orElse("");
    }
}
