package register.policy.rules;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import register.value.Resource;
import register.value.Sentence;

/// The terms of the W3C Data Privacy Vocabulary (DPV) for kinds of data and persons, listed in `dpv.txt`
/// with version and licence.
public enum DataTerms {
    PERSONAL_DATA("personal-data-term"),
    DATA_SUBJECTS("data-subject-term");

    private final String key;

    DataTerms(String key) {
        this.key = key;
    }

    /// The key of the words that say which terms are expected.
    String key() {
        return key;
    }

    /// The terms with their English labels, in the order of the terms.
    public SequencedMap<String, String> labels() {
        return Objects.requireNonNull(Terms.ALL.get(this));
    }

    public boolean has(String term) {
        return labels().containsKey(term);
    }

    /// The sentence that says which terms are expected.
    public Sentence expected() {
        return RuleWords.say(key);
    }

    /// The term probably meant by a text that is its name or label without the prefix, or in another letter case.
    public Optional<String> meant(String text) {
        String plain = plain(text.substring(text.indexOf(':') + 1));
        return labels().entrySet().stream()
                .filter(term -> plain(term.getValue()).equals(plain)
                        || plain(term.getKey().substring(term.getKey().indexOf(':') + 1))
                                .equals(plain))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /// Loaded on first use.
    private static final class Terms {
        static final Map<DataTerms, SequencedMap<String, String>> ALL = read();

        private static Map<DataTerms, SequencedMap<String, String>> read() {
            var all = new EnumMap<DataTerms, SequencedMap<String, String>>(DataTerms.class);
            var of = new TreeMap<String, String>();
            for (String line : Resource.text(DataTerms.class, "dpv.txt").lines().toList()) {
                if (line.startsWith("[")) {
                    of = new TreeMap<>();
                    String name = line.substring(1, line.length() - 1);
                    all.put(valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')), of);
                } else if (!line.startsWith("#")) {
                    int space = line.indexOf(' ');
                    of.put(line.substring(0, space), line.substring(space + 1));
                }
            }
            return all;
        }
    }
}
