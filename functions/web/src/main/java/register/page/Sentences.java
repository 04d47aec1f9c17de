package register.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import register.words.Words;

/// Sentences with links and dates in them, in the word order of each language.
public final class Sentences {
    /// Private use: in none of the register's words.
    private static final char FIRST = '\uE000';

    private Sentences() {}

    /// The word with `{0}`, `{1}`… replaced.
    public static Html of(Words words, String key, Html... arguments) {
        var marks = new String[arguments.length];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = String.valueOf((char) (FIRST + i));
        }
        String sentence = words.get(key, marks);
        var parts = new ArrayList<Html>();
        int from = 0;
        for (int at = 0; at < sentence.length(); at++) {
            int argument = sentence.charAt(at) - FIRST;
            if (argument >= 0 && argument < arguments.length) {
                parts.add(text(sentence.substring(from, at)));
                parts.add(arguments[argument]);
                from = at + 1;
            }
        }
        parts.add(text(sentence.substring(from)));
        return all(parts);
    }
}
