package register.policy;

import java.util.regex.Pattern;

/// The company's pre-signed DPA: a PDF beside the policy file, attached to each reply to a request.
///
/// @param name its plain file name, e.g. `dpa-2026-01.pdf`: ASCII, so that a mail header needs no encoding (RFC 2231,
///     RFC 6266), and valid on any file system
/// @param sha256 of its bytes, 64 lower-case hexadecimal digits: identifies the document offered
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

    /// True if it is a valid file name.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /// True if it is a SHA-256 in this form.
    public static boolean isSha256(String text) {
        return DIGITS.matcher(text).matches();
    }

    /// Name and hash for readers, in any language.
    public String told() {
        return name + ", SHA-256 " + sha256;
    }
}
