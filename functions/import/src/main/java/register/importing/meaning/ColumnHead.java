package register.importing.meaning;

import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The head of a column, read in one language. Words within a phrase do not count on their own: `data processing
/// agreement` is not about data.
final class ColumnHead {
    private static final int LONGEST = 80;
    private static final List<String> KEYS = List.of(
            "training",
            "contact",
            "subjects",
            "retention",
            "since",
            "safeguard",
            "terms",
            "website",
            "certification",
            "seat",
            "address",
            "place",
            "transfer",
            "brand",
            "name",
            "purpose",
            "applies",
            "category",
            "task",
            "sub",
            "entity",
            "service",
            "type",
            "data",
            "status");

    private final Set<String> said = new HashSet<>();
    private final boolean processing;
    private final int weight;

    ColumnHead(LanguageWords language, String text) {
        List<String> words = text.length() > LONGEST ? List.of() : Fold.words(text);
        var taken = new BitSet();
        var known = new BitSet();
        var subprocessor = new BitSet();
        for (boolean several : new boolean[] {true, false}) {
            for (String key : KEYS) {
                BitSet found = take(key, language, words, taken, several);
                known.or(found);
                if (key.equals("sub")) {
                    subprocessor.or(found);
                }
            }
        }
        int[] ofProcessing = IntStream.range(0, words.size())
                .filter(i -> !subprocessor.get(i))
                .filter(i -> language.phrases("processing").stream().anyMatch(phrase -> phrase.end(words, i) > 0))
                .toArray();
        processing = ofProcessing.length > 0;
        IntStream.of(ofProcessing).forEach(known::set);
        weight = (known.cardinality() * KEYS.size()) + (2 * taken.cardinality()) + said.size();
    }

    /// @param several true for phrases of several words, which take their words; false for single words not yet
    ///     taken
    /// @return the words of the phrases
    private BitSet take(String key, LanguageWords language, List<String> words, BitSet taken, boolean several) {
        var found = new BitSet();
        for (LanguageWords.Phrase phrase : language.phrases(key)) {
            for (int from = 0; from < words.size(); from++) {
                int end = phrase.end(words, from);
                if (several ? end > from + 1 : end == from + 1 && !taken.get(from)) {
                    said.add(key);
                    found.set(from, end);
                }
            }
        }
        if (several) {
            taken.or(found);
        }
        return found;
    }

    /// The extent to which this language explains the head.
    int weight() {
        return weight;
    }

    boolean isKnown() {
        return !meanings().isEmpty();
    }

    /// True if it is about data or their processing.
    boolean isOfProcessing() {
        return processing || said("sub");
    }

    private boolean said(String key) {
        return said.contains(key);
    }

    /// Its possible meanings, the likeliest first.
    List<ColumnMeaning> meanings() {
        var all = new LinkedHashSet<ColumnMeaning>();
        add(all, ColumnMeaning.TRAINING, said("training"));
        add(all, ColumnMeaning.CONTACT, said("contact"));
        add(all, ColumnMeaning.SUBJECTS, said("subjects"));
        add(all, ColumnMeaning.RETENTION, said("retention"));
        add(all, ColumnMeaning.SINCE, said("since"));
        add(all, ColumnMeaning.LOCATION, said("place") && said("safeguard"));
        add(all, ColumnMeaning.SAFEGUARD, said("safeguard"));
        add(all, ColumnMeaning.TERMS, said("terms"));
        add(all, ColumnMeaning.WEBSITE, said("website"));
        add(all, ColumnMeaning.CERTIFICATION, said("certification"));
        add(all, ColumnMeaning.NAME, said("name") && (said("address") || said("seat")));
        boolean ofCompany = said("place") && said("entity") && !isOfProcessing();
        add(all, ColumnMeaning.LOCATION, said("seat") && processing);
        add(all, ColumnMeaning.SEAT, said("seat") || ofCompany);
        add(all, ColumnMeaning.ADDRESS, said("address"));
        add(all, ColumnMeaning.LOCATION, said("place"));
        add(all, ColumnMeaning.SAFEGUARD, said("transfer"));
        add(all, ColumnMeaning.BRAND, said("brand"));
        boolean nameOfService = said("service") && !said("sub") && !said("entity");
        add(all, ColumnMeaning.NAME, said("name") && !nameOfService);
        add(all, ColumnMeaning.DATA, said("data") && (said("category") || said("type") || said("applies")));
        add(all, ColumnMeaning.PURPOSE, said("purpose"));
        add(all, ColumnMeaning.APPLIES, said("applies"));
        add(all, ColumnMeaning.CATEGORY, said("category"));
        add(all, ColumnMeaning.PURPOSE, said("task"));
        add(all, ColumnMeaning.NAME, said("sub") || said("entity"));
        add(all, ColumnMeaning.SERVICE, said("service") || said("type"));
        add(all, ColumnMeaning.DATA, said("data"));
        add(all, ColumnMeaning.STATUS, said("status"));
        return List.copyOf(all);
    }

    private static void add(Set<ColumnMeaning> all, ColumnMeaning column, boolean said) {
        if (said) {
            all.add(column);
        }
    }
}
