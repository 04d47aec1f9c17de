package register.value;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/// The scripts that the register can print: Latin, Greek and Cyrillic letters, with their marks, punctuation and
/// currency signs. Text in other scripts is refused on publication, so every accepted edition gets its snapshot and
/// none shows boxes.
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
            UnicodeBlock.LATIN_EXTENDED_C,
            UnicodeBlock.IPA_EXTENSIONS,
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

    /// Languages usually written in other scripts (Unicode CLDR, likely subtags).
    private static final Set<String> OTHERWISE = Set.of(
            ("am ar as bn bo ckb cr dv dz fa gu he hi hy ii iu ja ka km kn ko ks lo ml mr my ne oj or pa ps sa sd si "
                            + "ta te th ti ug ur yi yue zh")
                    .split(" "));

    private static final Set<String> LETTERS = Set.of("Latn", "Grek", "Cyrl");

    /// An invisible mark.
    private static final int GRAPHEME_JOINER = 0x034F;

    private Writing() {}

    /// True if the language is written in Latin, Greek or Cyrillic letters: by its tag (`zh-Latn`), otherwise by
    /// common usage.
    public static boolean isWritable(Language language) {
        String script = language.locale().getScript();
        return script.isEmpty() ? !OTHERWISE.contains(language.primary().tag()) : LETTERS.contains(script);
    }

    /// True if the text is invisible: empty, or only blanks, no-break spaces included.
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(sign -> Character.isWhitespace(sign) || Character.isSpaceChar(sign));
    }

    /// True if a line of text may contain the character. Invisible characters are not allowed: no control, no
    /// bidirectional override, no joiner, no soft hyphen.
    public static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.UNASSIGNED,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default ->
                codePoint != GRAPHEME_JOINER
                        && SCRIPTS.contains(UnicodeScript.of(codePoint))
                        && BLOCKS.contains(UnicodeBlock.of(codePoint));
        };
    }
}
