package register.mail.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// A mailbox with a display name (RFC 5322 section 3.4), in ASCII.
public final class NamedMailbox {
    /// The maximum length of a name in a header that mail services accept.
    private static final int MOST = 80;

    /// Names for which quotation marks suffice: printable ASCII, and no encoded-word.
    private static final Pattern PLAIN = Pattern.compile("(?!.*=\\?)[ -~]+");

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]+");

    /// The number of bytes in one encoded-word: 75 characters minus its frame, in base64 (RFC 2047 section 2).
    private static final int WORD = 45;

    private NamedMailbox() {}

    /// @param name in any letters; a long one is cut
    /// @param address used unchanged
    public static String of(String name, String address) {
        String shown = cut(name);
        if (shown.isEmpty()) {
            return address;
        }
        String phrase = PLAIN.matcher(shown).matches()
                ? "\"" + shown.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                : encoded(shown);
        return phrase + " <" + address + ">";
    }

    /// A name for use in a subject: one visible line that no mail program decodes again.
    public static String line(String name) {
        return cut(name).replace("=?", "= ?");
    }

    private static String cut(String name) {
        String line = UNSEEN.matcher(name).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= MOST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST)).strip();
    }

    /// No character is split between two words (RFC 2047 section 5).
    private static String encoded(String name) {
        List<String> words = new ArrayList<>();
        var part = new StringBuilder();
        for (int letter : name.codePoints().toArray()) {
            String next = Character.toString(letter);
            if ((part + next).getBytes(UTF_8).length > WORD) {
                words.add(word(part.toString()));
                part.setLength(0);
            }
            part.append(next);
        }
        words.add(word(part.toString()));
        return String.join(" ", words);
    }

    private static String word(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + "?=";
    }
}
