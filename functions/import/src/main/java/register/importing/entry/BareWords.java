package register.importing.entry;

import java.util.List;
import java.util.regex.Pattern;
import register.importing.source.MarkedText;
import register.importing.word.PlaceWords;
import register.importing.word.Vocabulary;

/// Recognizes words without a label: addresses, places, activities, links.
final class BareWords {
    private static final Pattern WEB = Pattern.compile("(?:https?://|www\\.)\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile(
            "[^:?!]*\\d[^:?!]*,\\s*[^,]*(?:\\b\\d{4,6}\\b|\\b\\d{3} \\d{2}\\b)[^,]*(?:,.*)?|\\d{1,5} \\p{Lu}[^:?!]*,[^:?!]*[^.]");
    /// The end of a sentence; a full stop after a short word or before a number is an abbreviation's: `Str. 5`.
    private static final Pattern STOP = Pattern.compile("(?:\\p{L}{5}|\\d)\\. (?=\\p{Lu})");

    private static final int LEAST_OF_ADDRESS = 3;
    private static final int LONGEST_ADDRESS = 160;

    private BareWords() {}

    /// True for a postal address.
    static boolean isAddress(String words) {
        return words.length() <= LONGEST_ADDRESS && ADDRESS.matcher(words).matches();
    }

    /// True for a possible address without a number, if other words state place and activity: names separated by
    /// commas, with a place at the end.
    static boolean endsAsAddress(String words, PlaceWords places) {
        List<String> parts = List.of(words.split(",\\s*", -1));
        return words.length() <= LONGEST_ADDRESS
                && parts.size() >= LEAST_OF_ADDRESS
                && !STOP.matcher(words).find()
                && parts.stream().allMatch(part -> part.matches("[\\p{Lu}\\d].*"))
                && places.are(parts.getLast())
                && !places.are(words);
    }

    /// The column that the words belong in: place, address, activity; empty if they are links.
    static String meaning(MarkedText text, Vocabulary vocabulary) {
        String words = text.plain();
        if (new PlaceWords(vocabulary).are(words)) {
            return Vocabulary.LOCATION;
        }
        if (isAddress(words) && !STOP.matcher(words).find()) {
            return Vocabulary.ADDRESS;
        }
        return isLinks(text) || WEB.matcher(words).matches() ? "" : Vocabulary.PURPOSE;
    }

    /// True for links and their separators.
    static boolean isLinks(MarkedText text) {
        return text.runs().stream()
                .allMatch(run -> run.mark() == MarkedText.Mark.LINK
                        || run.words().codePoints().noneMatch(Character::isLetterOrDigit));
    }
}
