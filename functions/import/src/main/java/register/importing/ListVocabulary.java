package register.importing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    public String who(String name) {
        return Trading.in(MarkedText.of(name)).map(one -> one.who().plain()).orElse(name);
    }

    @Override
    public List<String> companies(String text) {
        return LegalForm.companies(text);
    }

    @Override
    public boolean isPlace(String words) {
        return words.length() <= LONGEST
                && kept(places)
                        .computeIfAbsent(words, one -> PlaceNames.named(one).isPresent());
    }

    /// Bounds the map, so that a page of noise cannot fill the memory.
    private static <T> Map<String, T> kept(Map<String, T> map) {
        if (map.size() > KEPT) {
            map.clear();
        }
        return map;
    }
}
