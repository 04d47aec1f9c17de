package register.importing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.importing.meaning.LegalForm;
import register.importing.meaning.PlaceNames;
import register.importing.word.PlaceWords;

/// A table cell that names a subprocessor, split into its parts: "Linode, LLC (EU location)".
///
/// @param name word for word
/// @param where the words about its location
/// @param whom the words about the customers concerned
/// @param unclear words in brackets that stay in the name for lack of a better place
record NameCell(
        String name,
        @Nullable String where,
        @Nullable String whom,
        @Nullable String unclear) {
    private static final int LONGEST = 300;
    private static final Pattern BRACKETS = Pattern.compile("(?<before>.*\\S)\\s*\\((?<words>[^()]+)\\)");
    private static final Pattern DASH = Pattern.compile("(?<before>.*\\S)\\s+[–—-]\\s+(?<words>[^–—]+)");
    private static final Pattern CUSTOMERS = Pattern.compile(
            "kliendid|kliendile|customers?|clients?|users?|kunden|zákazníc|klienti",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern LOCATION = Pattern.compile(
            "asukoh|location|region|data ?cent|standort|umiestnenie|lokalita",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final PlaceWords PLACES = new PlaceWords(new ListVocabulary());

    static NameCell of(String cell) {
        String name = cell;
        String where = null;
        String whom = null;
        while (name.length() <= LONGEST) {
            Matcher dash = DASH.matcher(name);
            Matcher brackets = BRACKETS.matcher(name);
            if (where == null && dash.matches() && isPlace(dash.group("words"), dash.group("before"))) {
                where = dash.group("words");
                name = dash.group("before");
            } else if (brackets.matches() && whom == null && find(CUSTOMERS, brackets)) {
                whom = brackets.group("words");
                name = brackets.group("before");
            } else if (brackets.matches() && where == null && saysWhere(brackets)) {
                where = brackets.group("words");
                name = brackets.group("before");
            } else {
                String unclear = brackets.matches() ? brackets.group("words") : null;
                return new NameCell(name, where, whom, unclear);
            }
        }
        return new NameCell(name, where, whom, null);
    }

    /// After a legal form or brackets, a dash does not continue the name.
    private static boolean isPlace(String words, String before) {
        return LegalForm.in(before).isPresent()
                || before.endsWith(")")
                || PlaceNames.named(words).isPresent();
    }

    private static boolean saysWhere(Matcher brackets) {
        return find(LOCATION, brackets) || PLACES.are(brackets.group("words"));
    }

    private static boolean find(Pattern pattern, Matcher brackets) {
        return pattern.matcher(brackets.group("words")).find();
    }
}
