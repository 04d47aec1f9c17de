package register.policyfile.person;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.value.Resource;

/// A file of words beside this class; a line that begins with `#` is a comment.
final class WordFile {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private WordFile() {}

    static List<String> lines(String name) {
        return Resource.lines(WordFile.class, name);
    }

    static Set<String> words(String name) {
        return words(lines(name).stream());
    }

    static Set<String> words(Stream<String> lines) {
        return lines.flatMap(line -> Stream.of(line.split(" ", -1)))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Lower case without diacritics, as in the files of names and words.
    static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD))
                .replaceAll("")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ð", "d")
                .replace("þ", "th")
                .replace("ħ", "h")
                .replace("ı", "i");
    }
}
