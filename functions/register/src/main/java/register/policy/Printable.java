package register.policy;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/// The characters that every snapshot can show: Latin, Greek and Cyrillic letters with their accents, digits,
/// punctuation and currency signs. A text with any other is refused before it is accepted, since an accepted edition
/// that cannot be printed would never get its snapshot.
public final class Printable {
    private static final Set<UnicodeScript> SCRIPTS = Set.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.COMMON,
            UnicodeScript.INHERITED);

    private static final Set<UnicodeBlock> BLOCKS = Set.of(
            UnicodeBlock.BASIC_LATIN,
            UnicodeBlock.LATIN_1_SUPPLEMENT,
            UnicodeBlock.LATIN_EXTENDED_A,
            UnicodeBlock.LATIN_EXTENDED_B,
            UnicodeBlock.LATIN_EXTENDED_ADDITIONAL,
            UnicodeBlock.IPA_EXTENSIONS,
            UnicodeBlock.SPACING_MODIFIER_LETTERS,
            UnicodeBlock.COMBINING_DIACRITICAL_MARKS,
            UnicodeBlock.GREEK,
            UnicodeBlock.GREEK_EXTENDED,
            UnicodeBlock.CYRILLIC,
            UnicodeBlock.CYRILLIC_SUPPLEMENTARY,
            UnicodeBlock.GENERAL_PUNCTUATION,
            UnicodeBlock.SUPERSCRIPTS_AND_SUBSCRIPTS,
            UnicodeBlock.CURRENCY_SYMBOLS,
            UnicodeBlock.LETTERLIKE_SYMBOLS);

    private static final int SOFT_HYPHEN = 0xAD;
    private static final int ZERO_WIDTH_SPACE = 0x200B;

    private Printable() {}

    /// Whether a snapshot can show this code point, or leaves it out without loss: a place where a word may break.
    public static boolean is(int codePoint) {
        return isBreak(codePoint)
                || switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default ->
                        SCRIPTS.contains(UnicodeScript.of(codePoint)) && BLOCKS.contains(UnicodeBlock.of(codePoint));
                };
    }

    /// Whether the code point only says where a word may break.
    public static boolean isBreak(int codePoint) {
        return codePoint == SOFT_HYPHEN || codePoint == ZERO_WIDTH_SPACE;
    }
}
