package register.policy;

import java.util.regex.Pattern;

/// The company's pre-signed DPA as a PDF that is beside the policy file and goes with each reply to a request.
///
/// @param name its plain file name, e.g. `dpa-2026-01.pdf`: in ASCII, so that it is in a mail header as it is
///     (RFC 2231 and RFC 6266 encode others), and without what a file system refuses
/// @param sha256 of its bytes, 64 lower-case hexadecimal digits: which document was offered
public record DpaFile(String name, String sha256) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._()-]{0,95}\\.[Pp][Dd][Ff]");
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

    public DpaFile {
        if (!isName(name)) {
            throw new IllegalArgumentException("file: not the plain name of a PDF: " + name);
        }
        if (!isSha256(sha256)) {
            throw new IllegalArgumentException("sha256: not a SHA-256 in lower-case hexadecimal: " + sha256);
        }
    }

    /// Whether a file can have this name.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /// Whether it is a SHA-256 as it is written here.
    public static boolean isSha256(String text) {
        return DIGITS.matcher(text).matches();
    }

    /// Name and hash, as people see them in every language.
    public String told() {
        return name + ", SHA-256 " + sha256;
    }
}
