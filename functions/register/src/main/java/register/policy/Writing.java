package register.policy;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/// The writing that the register shows on pages and prints in documents: Latin, Greek and Cyrillic letters, with the
/// marks, punctuation and currency signs that go with them. What is accepted can be printed, so every accepted edition
/// gets its snapshot; other writing is refused before it is accepted, never printed as boxes.
public final class Writing {
    private static final Set<UnicodeScript> SCRIPTS = EnumSet.of(
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

    private Writing() {}

    /// Whether a text on one line may hold the character. Nothing invisible may stand in a text: no control, no
    /// override of the writing direction, no joiner, no soft hyphen.
    public static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.UNASSIGNED,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> SCRIPTS.contains(UnicodeScript.of(codePoint)) && BLOCKS.contains(UnicodeBlock.of(codePoint));
        };
    }
}
