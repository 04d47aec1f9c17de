package register.vendors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.importing.meaning.LegalForm;

/// Finds vendors by brand, legal name or alias, regardless of case, accents, signs and legal form.
public final class VendorCatalogue {
    /// Text beyond is not searched.
    private static final int LONGEST_TEXT = 20_000;

    private static final int MOST_WORDS = 7;
    private static final int FORM_WORDS = 3;
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}]|[.'’&](?=[\\p{L}\\p{N}]))*+");
    private static final Pattern JOINT = Pattern.compile("[\\s\u00A0\u202F.,&'’+()-]{0,3}");

    private final List<Vendor> vendors;
    private final Map<String, Vendor> byKey = new HashMap<>();
    private final Set<String> common;

    private VendorCatalogue(List<Vendor> vendors, Set<String> commonWords) {
        this.vendors = List.copyOf(vendors);
        this.common = commonWords.stream().map(NameKey::of).collect(Collectors.toUnmodifiableSet());
        for (Vendor vendor : vendors) {
            names(vendor).forEach(name -> byKey.put(NameKey.of(name), vendor));
        }
    }

    private static final class Shipped {
        private static final VendorCatalogue CATALOGUE =
                new VendorCatalogue(VendorFiles.vendors(), VendorFiles.commonWords());
    }

    /// The catalogue that comes with the program.
    public static VendorCatalogue shipped() {
        return Shipped.CATALOGUE;
    }

    /// Sorted by brand.
    public List<Vendor> vendors() {
        return vendors;
    }

    /// The vendor that a whole name means.
    public Optional<Vendor> named(String name) {
        return Optional.ofNullable(byKey.get(NameKey.of(name)));
    }

    /// True if two spellings mean one name, regardless of case, accents, signs and legal form.
    public static boolean isSame(String name, String other) {
        String key = NameKey.of(name);
        return !key.isEmpty() && key.equals(NameKey.of(other));
    }

    /// A vendor named in a text, between two of its characters.
    public record Found(Vendor vendor, int start, int end) {}

    /// The vendors named in a text, each by its longest name. A name that is a common word counts only with a legal
    /// form
    /// behind it: "Box, Inc.", not "a box".
    public List<Found> in(String text) {
        String searched = text.substring(0, Math.min(LONGEST_TEXT, text.length()));
        var words = new ArrayList<Word>();
        Matcher word = WORD.matcher(searched);
        while (word.find()) {
            words.add(new Word(word.start(), word.end()));
        }
        var found = new ArrayList<Found>();
        for (int first = 0; first < words.size(); first++) {
            Optional<Found> longest = longest(searched, words, first);
            if (longest.isPresent()) {
                found.add(longest.get());
                int end = longest.get().end();
                while (first + 1 < words.size() && words.get(first + 1).start() < end) {
                    first++;
                }
            }
        }
        return found;
    }

    private record Word(int start, int end) {}

    private Optional<Found> longest(String text, List<Word> words, int first) {
        int start = words.get(first).start();
        int last = first;
        while (last + 1 < words.size() && last + 1 < first + MOST_WORDS && joined(text, words, last)) {
            last++;
        }
        for (int end = last; end >= first; end--) {
            String key = NameKey.letters(text.substring(start, words.get(end).end()));
            Vendor vendor = byKey.get(key);
            if (vendor != null && (!common.contains(key) || formFollows(text, words, start, end, key))) {
                return Optional.of(new Found(vendor, start, words.get(end).end()));
            }
        }
        return Optional.empty();
    }

    private static boolean joined(String text, List<Word> words, int index) {
        return JOINT.matcher(text)
                .region(words.get(index).end(), words.get(index + 1).start())
                .matches();
    }

    private static boolean formFollows(String text, List<Word> words, int start, int end, String key) {
        for (int behind = end + 1; behind < words.size() && behind <= end + FORM_WORDS; behind++) {
            if (!joined(text, words, behind - 1)) {
                return false;
            }
            String named = text.substring(start, words.get(behind).end());
            if (LegalForm.in(named).isPresent() && NameKey.of(named).equals(key)) {
                return true;
            }
        }
        return false;
    }

    static Stream<String> names(Vendor vendor) {
        return Stream.concat(
                Stream.of(vendor.brand()),
                Stream.concat(vendor.legalNames().stream(), vendor.aliases().stream())
                        .map(Stated::value));
    }
}
