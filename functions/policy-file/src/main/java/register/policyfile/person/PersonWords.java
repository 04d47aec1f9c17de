package register.policyfile.person;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The words of a text, as `PersonSigns.surnames` has them.
public final class PersonWords {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /// The minimum length of a name that may have an ending; a shorter one would be another word: Tamm, Tammik.
    private static final int INFLECTED = 5;

    /// The minimum length of a name whose last letter may change.
    private static final int LONG = 7;

    private static final int LONGEST_ENDING = 3;

    private PersonWords() {}

    /// @param capitalised only those that begin with a capital
    public static Stream<String> of(String text, boolean capitalised) {
        return BETWEEN.splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .filter(word -> !capitalised || Character.isUpperCase(word.codePointAt(0)))
                .map(WordFile::folded);
    }

    /// True if a word is the name in any inflected form: `Maasikas`, `Maasikale`; `Müller`, `Mueller`, `Müllers`.
    ///
    /// @param word folded, as the name is
    public static boolean isName(String word, String name) {
        String some = withoutUmlauts(word);
        String whole = withoutUmlauts(name);
        String stem = whole.length() >= LONG ? whole.substring(0, whole.length() - 1) : whole;
        return some.equals(whole)
                || (whole.length() >= INFLECTED
                        && some.startsWith(stem)
                        && some.length() - whole.length() <= LONGEST_ENDING);
    }

    /// True if the name is anywhere in an address.
    ///
    /// @param name folded
    public static boolean isWithin(String address, String name) {
        return withoutUmlauts(WordFile.folded(address)).contains(withoutUmlauts(name));
    }

    private static String withoutUmlauts(String folded) {
        return folded.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    }
}
