package register.importing.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.importing.word.Vocabulary;

/// Companies named on one line.
final class NamedCompanies {
    private static final int LONGEST = 400;
    private static final Pattern BETWEEN =
            Pattern.compile("\\s*;\\s*|\\s+/\\s+|,\\s+|\\s+(?:and|und|et|y|e|en|ja|og|och|i|a|és|și)\\s+");

    private NamedCompanies() {}

    /// The companies with their legal forms, or the unchanged words if they do not name two.
    static List<String> in(String words, Vocabulary vocabulary) {
        var all = new ArrayList<String>();
        int at = 0;
        Matcher between = BETWEEN.matcher(words);
        while (words.length() <= LONGEST && between.find()) {
            String one = words.substring(at, between.start());
            if (vocabulary.isCompany(one)) {
                all.add(one);
                at = between.end();
            }
        }
        String last = words.substring(at);
        if (all.isEmpty() || !vocabulary.isCompany(last)) {
            return List.of(words);
        }
        all.add(last);
        return List.copyOf(all);
    }
}
