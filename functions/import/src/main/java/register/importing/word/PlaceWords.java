package register.importing.word;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognizes words about places: one after the other, with flags or without.
public record PlaceWords(Vocabulary vocabulary) {
    private static final Pattern BETWEEN = Pattern.compile(
            "\\s*[,;/&+\\n]\\s*|\\s+(?:and|or|und|oder|et|ou|y|o|e|ja|või|en|of|og|eller|och|i|lub|a|nebo|alebo|és|vagy|și|sau|ir|un|in|ali|ve|та|и)\\s+");
    private static final Pattern SYMBOLS = Pattern.compile("[\\p{So}\\p{Sk}\\uFE0F]+");
    private static final Pattern FLAG = Pattern.compile("[\\x{1F1E6}-\\x{1F1FF}]{2}");
    private static final int LONGEST = 200;
    private static final int FIRST_LETTER = 0x1F1E6;

    /// True if the words name places and nothing else.
    public boolean are(String words) {
        List<String> parts = parts(words);
        return (!parts.isEmpty() && parts.stream().allMatch(vocabulary::isPlace))
                || (hasFlag(words)
                        && words.length() <= LONGEST
                        && parts.size() <= 3
                        && parts.stream()
                                .allMatch(part -> part.codePoints()
                                        .filter(Character::isLetter)
                                        .limit(1)
                                        .noneMatch(Character::isLowerCase)));
    }

    /// True if a place is among the words separated by commas and the like.
    public boolean among(String words) {
        return hasFlag(words) || parts(words).stream().anyMatch(vocabulary::isPlace);
    }

    private List<String> parts(String words) {
        if (words.length() > LONGEST) {
            return List.of();
        }
        String bare = SYMBOLS.matcher(words).replaceAll(" ").strip();
        if (vocabulary.isPlace(bare)) {
            return List.of(bare);
        }
        return Arrays.stream(BETWEEN.split(bare.replaceAll("[()]", ","), -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    static boolean hasFlag(String words) {
        return FLAG.matcher(words).find();
    }

    /// The words, followed by the flag's country if they do not name it: `Frankfurt, DE`.
    public String named(String words) {
        Matcher flag = FLAG.matcher(words);
        if (!flag.find()) {
            return SYMBOLS.matcher(words).replaceAll(" ").strip();
        }
        String bare =
                SYMBOLS.matcher(words).replaceAll(" ").replaceAll("\\s+", " ").strip();
        String code = flag.group()
                .codePoints()
                .mapToObj(letter -> Character.toString('A' + letter - FIRST_LETTER))
                .reduce("", String::concat);
        boolean told = among(bare) || flag.find();
        return told ? bare : bare.isEmpty() ? code : bare + ", " + code;
    }
}
