package register.objection;

import org.jspecify.annotations.Nullable;

/// What somebody said, and who did: personal data, which ends with the objection's time or with its recipient.
///
/// @param text as they wrote it, or as a person noted it; cut to a length
/// @param from the address or the name of who said it; absent where only the recipient is known
public record CustomerStatement(String text, @Nullable String from) {
    /// In characters as people count them: of any letters, a form posts them in less than 64 KiB.
    public static final int LONGEST = 5_000;

    public CustomerStatement {
        text = cut(text);
        from = from == null ? null : cut(from);
    }

    private static String cut(String whole) {
        return whole.codePointCount(0, whole.length()) <= LONGEST
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
