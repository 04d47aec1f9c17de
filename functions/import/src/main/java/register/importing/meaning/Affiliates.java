package register.importing.meaning;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words, mostly in brackets, that mark a company as one of the provider's own group: `Acme Ltd (affiliate)`.
public final class Affiliates {
    private static final Pattern BEHIND =
            Pattern.compile("(?<said>.*?)[\\s,;]*[(\\[](?<words>[^()\\[\\]]{1,60})[)\\]]\\s*");

    private Affiliates() {}

    /// True if the words say nothing else.
    public static boolean are(String words) {
        Matcher behind = BEHIND.matcher(words);
        boolean whole = behind.matches() && behind.group("said").isEmpty();
        String folded = String.join(" ", Fold.words(whole ? behind.group("words") : words));
        return LanguageWords.all().stream()
                .anyMatch(language -> language.set("affiliate").contains(folded));
    }

    /// True if the text ends with such words in brackets, or consists of them.
    public static boolean end(String text) {
        return are(text) || !without(text).equals(text);
    }

    /// The text without such words at its end.
    public static String without(String text) {
        Matcher behind = BEHIND.matcher(text);
        return behind.matches() && are(behind.group("words")) ? behind.group("said") : text;
    }
}
