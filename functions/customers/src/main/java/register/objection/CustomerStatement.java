package register.objection;

import org.jspecify.annotations.Nullable;

/// The text of an objection and its author: personal data, erased with the objection or with its recipient.
///
/// @param text as written, or as noted by a person; truncated to `LONGEST`
/// @param from the author's address or name; absent if only the recipient is known
public record CustomerStatement(String text, @Nullable String from) {
    /// In code points: in any script, a form can post them in less than 64 KiB.
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
