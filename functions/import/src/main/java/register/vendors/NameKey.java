package register.vendors;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import register.importing.meaning.LegalForm;

/// What two spellings of one name share: its letters and digits, without case, accents, signs and legal form.
final class NameKey {
    /// Longer texts are no names.
    static final int LONGEST = 120;

    private static final int FORMS = 3;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private NameKey() {}

    /// The key of a whole name, empty if it has none.
    static String of(String name) {
        return name.length() > LONGEST ? "" : letters(withoutForm(name.strip()));
    }

    /// A name without its legal forms, unless nothing else is left of it.
    private static String withoutForm(String name) {
        String core = name;
        for (int i = 0; i < FORMS; i++) {
            core = LegalForm.coreInAnyCase(core);
        }
        return letters(core).isEmpty() ? name : core;
    }

    /// The letters and digits of a text.
    static String letters(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return OTHER.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
