package register.value;

import java.util.regex.Pattern;

/// Text for a log, which outlives the records whose addresses it would repeat.
public final class LogText {
    private static final String MASK = "(address)";
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    /// In a URL too. A name begins where a word does, so that a long text takes one pass.
    private static final Pattern ADDRESS = Pattern.compile("<?(?:\"[^\"]{1,64}\""
            + "|(?<![^\\s<>@\uFF20:;,\"])(?:(?!%40)[^\\s<>@\uFF20:;,\"])++)(?:[@\uFF20]|%40)[^\\s<>@\uFF20:;,\"]++>?");

    private LogText() {}

    /// Masks mail addresses.
    public static String withoutAddresses(String text) {
        return ADDRESS.matcher(text).replaceAll(MASK);
    }

    /// One line, without mail addresses.
    public static String line(String text) {
        return withoutAddresses(UNPRINTABLE.matcher(text).replaceAll(" ").strip());
    }
}
