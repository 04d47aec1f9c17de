package register.importing.word;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Recognizes possible company names by how they are written.
public record NameWords(Vocabulary vocabulary) {
    private static final int LONGEST = 90;
    private static final int LONGEST_TRADING = 2 * LONGEST;
    private static final int WORDS = 10;
    private static final int LOWER = 1;
    private static final int LOWER_IN_COMPANY = 3;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern SENTENCE = Pattern.compile(".*[\\p{L})]{2}[.!?;] \\p{Lu}.*|.*[!?;:]");
    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://|www\\.).*|\\S+@\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");
    /// A legal form, or an initial: `e.U.`
    private static final Pattern SHORTENED = Pattern.compile("\\p{L}\\.\\s?\\p{L}{1,3}\\.$");

    /// Standards and rules that a company is certified to.
    private static final Pattern STANDARD = Pattern.compile(
            "(?:iso|iec|soc|din|bsi|nen|ens|isae|ssae)(?:[ /-](?:iec|type|en))?[ -]?\\d.*|pci[ -]?dss.*"
                    + "|(?:gdpr|dsgvo|rgpd|avg|ccpa|hipaa|hitrust|fedramp|tisax|csa star|cyber essentials)\\b.*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBERS = Pattern.compile("[\\p{N}\\p{P}\\p{S}\\s]*");
    private static final Set<String> SMALL = Set.copyOf(List.of(
            ("of and the for a an & + de du des la le les et d und der die das van von den y e en di da do dos i"
                            + " o og och ja és și z w s in by to at on")
                    .split(" ", -1)));

    public boolean may(String said) {
        String words = said.length() > LONGEST_TRADING ? said : vocabulary.who(said);
        if (words.length() < 2
                || words.length() > LONGEST
                || NUMBERS.matcher(words).matches()) {
            return false;
        }
        String before = words.contains(" (") ? words.substring(0, words.indexOf(" (")) : words;
        String[] all = SPACE.split(before);
        if (vocabulary.isCompany(words) || vocabulary.isCompany(before)) {
            return small(all) <= LOWER_IN_COMPANY && !before.contains(": ") && !before.contains("? ");
        }
        return all.length <= WORDS
                && !STANDARD.matcher(words).matches()
                && !WordTopic.NONE.begins(words)
                && !ADDRESS.matcher(words).matches()
                && !SENTENCE.matcher(words).matches()
                && !(words.endsWith(".")
                        && all.length > 1
                        && !SHORTENED.matcher(words).find())
                && beginsLarge(all)
                && small(all) <= LOWER;
    }

    /// True if the words head something other than a subprocessor's purpose.
    public static boolean isTitle(String words) {
        return WordTopic.SECTIONS.begins(words)
                || WordTopic.FORMER.isIn(words)
                || WordTopic.COOKIES.isIn(words)
                || WordTopic.NOT.isIn(words)
                || WordTopic.HISTORY.begins(words)
                || WordTopic.AFFILIATES.isIn(words);
    }

    /// True if no word begins with a lower-case letter, as some do in a sentence.
    public static boolean isLarge(String words) {
        return small(SPACE.split(words)) == 0;
    }

    /// True for a capital initial. A brand in lower case is one word, or a web address.
    private static boolean beginsLarge(String[] words) {
        int first = words[0].codePointAt(0);
        boolean brand = words.length <= 2
                && (DOMAIN.matcher(words[0]).matches()
                        || !words[0].equals(words[0].toLowerCase(java.util.Locale.ROOT)));
        return !Character.isLowerCase(first) || brand || words.length == 1;
    }

    private static int small(String[] words) {
        int small = 0;
        for (int i = 1; i < words.length; i++) {
            if (Character.isLowerCase(words[i].codePointAt(0)) && !SMALL.contains(words[i]) && !isDomain(words[i])) {
                small++;
            }
        }
        return small;
    }

    private static boolean isDomain(String word) {
        return DOMAIN.matcher(word).matches();
    }
}
