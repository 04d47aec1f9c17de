package register.mail.rule;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import register.mail.message.Address;

/// A `DKIM-Signature` field (RFC 6376 section 3.5), as far as filters repeat it in their results. The agent (`i=`) may
/// contain any encoded character, and OpenDKIM writes it decoded and unquoted into its own `Authentication-Results`,
/// where `i=x=3B=20dmarc=3Dpass…@evil.example` looks like a result.
final class DkimSignature {
    private static final Pattern ENCODED = Pattern.compile("=([0-9A-Fa-f]{2})");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]*");

    private DkimSignature() {}

    /// True if a filter can repeat domain, selector and agent without changing their meaning.
    ///
    /// @param value the field's value
    static boolean isPlain(String value) {
        return values(value, "i").allMatch(DkimSignature::isAgent)
                && Stream.of("d", "s")
                        .flatMap(tag -> values(value, tag))
                        .allMatch(name -> NAME.matcher(name).matches());
    }

    private static Stream<String> values(String field, String tag) {
        return List.of(field.split(";")).stream()
                .map(part -> part.split("=", 2))
                .filter(parts -> parts.length == 2
                        && parts[0].strip().toLowerCase(Locale.ROOT).equals(tag))
                // White space inside a value does not count.
                .map(parts -> parts[1].replaceAll("\\s", ""));
    }

    private static boolean isAgent(String value) {
        String decoded = ENCODED.matcher(value)
                .replaceAll(code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))));
        return Address.parse(decoded.startsWith("@") ? "x" + decoded : decoded).isPresent();
    }
}
