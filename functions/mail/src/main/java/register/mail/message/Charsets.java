package register.mail.message;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds a message's character sets. Looking up an unknown name takes the JDK milliseconds, and a message may have ten
/// thousand: after a few unknown ones, all others count as unknown.
final class Charsets {
    private static final int MOST_UNKNOWN = 5;

    private final Set<String> unknown = new HashSet<>();

    Optional<Charset> find(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        if (unknown.contains(key) || unknown.size() >= MOST_UNKNOWN) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(key));
        } catch (IllegalCharsetNameException _) {
            return Optional.empty();
        } catch (UnsupportedCharsetException _) {
            unknown.add(key);
            return Optional.empty();
        }
    }
}
