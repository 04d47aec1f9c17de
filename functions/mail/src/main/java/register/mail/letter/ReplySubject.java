package register.mail.letter;

import java.util.Optional;
import java.util.regex.Pattern;

/// The subject of a reply to a message: `Re: ` and the message's own (RFC 5322 section 3.6.5), by which
/// mail programs find its thread. It is the only untrusted text that a reply repeats, so it must be one
/// line without hidden characters.
public final class ReplySubject {
    private static final String RE = "Re: ";

    /// In characters as people count them; even when encoded, the header then stays within the 998 characters of a
    /// line (RFC 5322 section 2.1.1).
    private static final int MOST = 200;

    /// Controls, line breaks, direction changes, invisible characters, and invalid ones.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Zs}]+");
    private static final Pattern PREFIX = Pattern.compile("^(?:re ?: ?)++", Pattern.CASE_INSENSITIVE);

    private ReplySubject() {}

    /// Empty if nothing of it can be repeated: it is blank, or contains an encoded-word, which a mail program would
    /// decode again into unchecked text.
    ///
    /// @param received decoded
    public static Optional<String> of(String received) {
        String seen = UNSEEN.matcher(received).replaceAll(" ");
        String line = BLANKS.matcher(seen).replaceAll(" ").strip();
        String subject = PREFIX.matcher(line).replaceFirst("").strip();
        return subject.isEmpty() || subject.contains("=?") ? Optional.empty() : Optional.of(RE + beginning(subject));
    }

    private static String beginning(String subject) {
        return subject.codePointCount(0, subject.length()) <= MOST
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, MOST)).strip() + "…";
    }
}
