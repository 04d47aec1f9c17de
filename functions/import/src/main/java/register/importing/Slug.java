package register.importing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes slugs from names.
public final class Slug {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final int LONGEST = 48;

    private Slug() {}

    /// A slug of at most `words` words of the text; `otherwise` if none is usable.
    public static String of(String text, int words, String otherwise) {
        String latin = MARKS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l");
        String slug = Stream.of(OTHERS.split(latin))
                .filter(word -> !word.isEmpty())
                .limit(words)
                .collect(Collectors.joining("-"));
        String cut = slug.substring(0, Math.min(LONGEST, slug.length()));
        String trimmed = cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
        return trimmed.isEmpty() ? otherwise : trimmed;
    }

    /// The slug, with a number if it is already taken.
    public static String unique(String slug, Set<String> taken) {
        String unique = slug;
        for (int i = 2; !taken.add(unique); i++) {
            unique = slug + "-" + i;
        }
        return unique;
    }
}
