package register.value;

import java.util.regex.Pattern;

/// Text for a log, which outlives the records whose addresses it would repeat.
public final class LogText {
    private static final String MASK = "(address)";
    /// In an address too, to no one's eye.
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    /// As it is, in a URL, in a URL in a URL, in JSON, in XML and HTML, and in a mail (quoted-printable; there only
    /// before
    /// a host, because a log has numbers too).
    private static final String AT = "(?:[@\uFE6B\uFF20]|%(?:25){0,4}40|\\\\u0040|&#0*64;|&#[xX]0*40;|&commat;"
            + "|=40(?=[\\p{L}\\p{N}.-]*\\.\\p{L}{2}))";

    private static final String NONE_OF = "[^\\s<>@\uFE6B\uFF20:;,\"]";

    /// A name begins where a word does, so that a long text takes one pass.
    private static final Pattern ADDRESS = Pattern.compile(
            "<?(?:\"[^\"]++\"|(?<!" + NONE_OF + ")(?:(?!" + AT + ")" + NONE_OF + ")++)" + AT + NONE_OF + "++>?");

    private LogText() {}

    /// Masks mail addresses.
    public static String withoutAddresses(String text) {
        return ADDRESS.matcher(text).replaceAll(MASK);
    }

    /// One line, without mail addresses.
    public static String line(String text) {
        String visible = INVISIBLE.matcher(text).replaceAll("");
        return withoutAddresses(UNPRINTABLE.matcher(visible).replaceAll(" ").strip());
    }
}
