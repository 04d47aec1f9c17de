package register.read.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import register.value.Language;

/// The weighted items of a header (RFC 9110, section 12.4.2), e.g. `de;q=0.8`. Unreadable items are ignored, because
/// these headers are preferences.
///
/// @param value in lower case, without parameters
/// @param weight 0 to 1000
public record WeightedItems(String value, int weight) {
    private static final int MOST_ITEMS = 50;

    /// The items in the order of the header.
    static List<WeightedItems> list(@Nullable String header) {
        var items = new ArrayList<WeightedItems>();
        if (header != null) {
            for (String item : header.split(",", MOST_ITEMS)) {
                String[] parts = item.split(";", -1);
                String value = parts[0].strip().toLowerCase(Locale.ROOT);
                if (!value.isEmpty()) {
                    items.add(new WeightedItems(value, weight(parts)));
                }
            }
        }
        return items;
    }

    /// The items by weight, highest first, without those of weight 0.
    private static List<String> wanted(@Nullable String header) {
        return list(header).stream()
                .filter(item -> item.weight > 0)
                .sorted(Comparator.comparingInt((WeightedItems item) -> item.weight)
                        .reversed())
                .map(WeightedItems::value)
                .toList();
    }

    /// The first matching language in the browser's preferences.
    public static Optional<Language> language(Request request, Predicate<Language> fits) {
        for (String tag : wanted(request.header("accept-language"))) {
            Language language = language(tag);
            if (language != null && fits.test(language)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Language language(String tag) {
        try {
            return new Language(tag);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static int weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
            if (parameter.startsWith("q=")) {
                return parsed(parameter.substring(2).strip());
            }
        }
        return 1000;
    }

    /// `0`, `1` or a fraction of at most three digits; anything else counts as 0.
    private static int parsed(String text) {
        if (!text.matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?")) {
            return 0;
        }
        String digits = text.replace(".", "") + "000";
        return Integer.parseInt(digits.substring(0, 4));
    }
}
