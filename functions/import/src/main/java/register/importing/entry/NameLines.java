package register.importing.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.importing.source.MarkedText;
import register.importing.word.Vocabulary;
import register.importing.word.WordTopic;

/// A cell that names a subprocessor, with what else pages put there: the brand above the company, an address, badges,
/// links to terms.
///
/// @param name as it is written; the company's where a brand stands beside it
/// @param brand that stands beside a company's name
/// @param website that the name leads to, where that is the beginning of a site
/// @param said other words, which say what it does
/// @param rest what belongs to no field, with the addresses of links
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

    /// The names in the cell; several only where each states its legal form.
    public static List<NameLines> in(MarkedText cell, Vocabulary vocabulary) {
        return new NameReader(vocabulary).read(cell);
    }

    /// Whether the words say that there is nobody.
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
