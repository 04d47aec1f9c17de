package register.importing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.importing.meaning.ColumnMeaning;
import register.importing.meaning.LegalForm;
import register.importing.meaning.PlaceNames;
import register.importing.source.MarkedText;
import register.importing.word.Vocabulary;
import register.vendors.VendorCatalogue;

/// The vocabulary of columns, companies and places for finding lists.
final class ListVocabulary implements Vocabulary {
    private static final int KEPT = 20_000;
    private static final int LONGEST = 80;

    /// What may end a name.
    private static final Pattern END = Pattern.compile("\\s*[,:;(|]|\\s+[–—-]\\s|\\s+(?=\\p{Ll})|$");

    private static final int ENDS = 8;

    private final Map<String, Optional<String>> columns = new ConcurrentHashMap<>();
    private final Map<String, Boolean> places = new ConcurrentHashMap<>();

    /// The column with that name. A company's name may contain such a word: `Data Services Ltd` names no column.
    @Override
    public Optional<String> column(String name) {
        return name.length() > LONGEST || isCompany(name)
                ? Optional.empty()
                : kept(columns).computeIfAbsent(name, ListVocabulary::read);
    }

    private static Optional<String> read(String name) {
        return ColumnMeaning.of(name).map(ColumnMeaning::name);
    }

    @Override
    public boolean isCompany(String name) {
        return LegalForm.in(name).isPresent();
    }

    @Override
    public boolean isVendor(String name) {
        return name.length() <= LONGEST && VendorCatalogue.shipped().named(name).isPresent();
    }

    @Override
    public String leading(String words) {
        Matcher end = END.matcher(words);
        String longest = "";
        for (int i = 0; i < ENDS && end.find() && end.start() <= LONGEST; i++) {
            String before = words.substring(0, end.start()).strip();
            boolean product = longest.isEmpty()
                    && VendorCatalogue.shipped().in(before).stream().anyMatch(one -> one.start() == 0);
            longest = isNamed(before) || product ? before : longest;
        }
        return longest;
    }

    @Override
    public String who(String name) {
        return Trading.in(MarkedText.of(name)).map(one -> one.who().plain()).orElse(name);
    }

    @Override
    public List<String> companies(String text) {
        return LegalForm.companies(text);
    }

    @Override
    public boolean isPlace(String words) {
        return words.length() <= LONGEST && kept(places).computeIfAbsent(words, PlaceNames::isPlace);
    }

    /// Bounds the map, so that a page of noise cannot fill the memory.
    private static <T> Map<String, T> kept(Map<String, T> map) {
        if (map.size() > KEPT) {
            map.clear();
        }
        return map;
    }
}
