package register.mail.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.io.MaxHeaderLengthLimitException;
import org.apache.james.mime4j.io.MaxHeaderLimitException;
import org.apache.james.mime4j.io.MaxLineLimitException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import register.value.Reference;

/// Reads a message. Never throws: a trait reports unreadable parts or exceeded limits, and everything
/// before them remains known. Lines may end with a bare line feed, headers may contain 8-bit text, and
/// attachments are skipped undecoded.
public final class MailReader {
    static final int MAX_HEADERS = 2_000;
    static final int MAX_HEADER_BYTES = 200_000;
    static final int MAX_DEPTH = 20;
    static final int MAX_PARTS = 200;
    static final int MAX_PART_TEXT_BYTES = 256 * 1024;

    /// For all headers together, and for all texts: many small ones are too much as well.
    static final int MAX_HEADER_CHARACTERS_IN_ALL = 1024 * 1024;

    /// For a subject in its encoded form.
    static final int MAX_SUBJECT_CHARACTERS = 20_000;

    static final int MAX_TEXT_CHARACTERS_IN_ALL = 1024 * 1024;

    /// For each part that returns an earlier mail.
    static final int MAX_RETURNED_BYTES = 64 * 1024;

    static final MimeConfig CONFIG = MimeConfig.custom()
            .setMaxHeaderCount(MAX_HEADERS)
            .setMaxHeaderLen(MAX_HEADER_BYTES)
            // Only headers are read by lines, never a body.
            .setMaxLineLen(MAX_HEADER_BYTES)
            .setMaxContentLen(-1)
            .setCountLineNumbers(false)
            .build();

    private MailReader() {}

    public static ReceivedMail read(byte[] raw) {
        var parts = new MessageParts();
        var stream = new MimeTokenStream(CONFIG);
        // An enclosed message is another sender's.
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        try {
            stream.parse(new ByteArrayInputStream(raw));
            for (EntityState state = stream.getState();
                    state != EntityState.T_END_OF_STREAM && !parts.is(Trait.OVER_CAPS);
                    state = stream.next()) {
                parts.take(state, stream);
            }
        } catch (MaxHeaderLimitException | MaxHeaderLengthLimitException _) {
            parts.add(Trait.OVER_CAPS);
        } catch (MimeException e) {
            parts.add(e.getCause() instanceof MaxLineLimitException ? Trait.OVER_CAPS : Trait.UNREADABLE);
        } catch (IOException | RuntimeException _) {
            parts.add(Trait.UNREADABLE);
        }
        if (!HeaderForm.isStrict(raw)) {
            parts.add(Trait.MALFORMED_HEADER);
        }
        return mail(parts);
    }

    private static ReceivedMail mail(MessageParts parts) {
        String subject = parts.subject();
        String text = MailTexts.lines(parts.text());
        NewText written = NewText.of(text);
        if (written.forwards()) {
            parts.add(Trait.FORWARDED);
        }
        var to = new ArrayList<>(parts.values("to"));
        to.addAll(parts.values("cc"));
        return new ReceivedMail(
                parts.headers(),
                Mailboxes.sender(parts.values("from")),
                Mailboxes.addresses(to),
                MessageIds.only(parts.values("message-id")),
                MessageIds.all(parts.values("references")),
                subject,
                written.text(),
                text,
                parts.returned(),
                mentioned(String.join("\n", subject, text, thread(parts))),
                parts.traits());
    }

    /// The message-ids that it answers; those of replies begin with their request's reference.
    private static String thread(MessageParts parts) {
        return String.join("\n", parts.values("in-reply-to")) + "\n" + String.join("\n", parts.values("references"));
    }

    private static List<Reference> mentioned(String text) {
        return Reference.PATTERN
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(MAX_PARTS)
                .map(Reference::new)
                .toList();
    }
}
