package register.importing.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.importing.source.MarkedText;
import register.importing.word.Vocabulary;
import register.importing.word.WordTopic;

/// A cell that names a subprocessor, with other content found there: the brand above the company, an address, badges,
/// links to terms.
///
/// @param name as it is written; the company's if a brand is beside it
/// @param brand the brand beside a company's name
/// @param website the target of the name's link, if it is the root of a site
/// @param said other words, on the purpose
/// @param rest words without a field, with the addresses of links
public record NameLines(
        String name,
        @Nullable String brand,
        @Nullable String address,
        @Nullable String website,
        List<String> said,
        List<String> rest) {
    private static final int LONGEST = 400;

    public NameLines {
        said = List.copyOf(said);
        rest = List.copyOf(rest);
    }

    /// The names in the cell; several only if each states its legal form.
    public static List<NameLines> in(MarkedText cell, Vocabulary vocabulary) {
        return new NameReader(vocabulary).read(cell);
    }

    /// True if the words say that there are no subprocessors.
    public static boolean isNobody(String words, Vocabulary vocabulary) {
        boolean letters = words.codePoints().anyMatch(Character::isLetter);
        return !letters
                || words.endsWith("?")
                || words.length() > LONGEST
                || (words.split("\\s+", -1).length <= 8
                        && WordTopic.NONE.begins(words)
                        && !vocabulary.isCompany(words));
    }
}
