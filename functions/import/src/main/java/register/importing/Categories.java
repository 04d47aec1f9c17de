package register.importing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import register.policy.Category;
import register.value.Term;

/// Recognizes categories by their names in English, Estonian, German or Slovak.
final class Categories {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int LONGEST = 4000;
    private static final Pattern INFRASTRUCTURE = Pattern.compile(
            "infrastru|infraštruk|hosting|data ?cent(?:er|re)|andmekesk|rechenzentr|dátové centr", FLAGS);
    private static final Pattern SERVICE_SPECIFIC = Pattern.compile(
            "service-specific|specific (?:service|feature|function)|feature-specific|teenusespetsiif|dienstspezifisch"
                    + "|einzelne funktionen|špecifick",
            FLAGS);
    private static final Pattern SUPPORT = Pattern.compile(
            "customer (?:support|service)|support (?:sub|serv)|klienditu|klienditeenind|kundenbetreuung|kundendienst"
                    + "|zákazníckej podpor",
            FLAGS);

    private Categories() {}

    /// The one category that the words name; none if they name several.
    static Optional<Category> named(String words) {
        if (words.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<Category> term = Term.find(Category.class, words.strip());
        if (term.isPresent()) {
            return term;
        }
        List<Category> named = Arrays.stream(Category.values())
                .filter(one -> pattern(one).matcher(words).find())
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    private static Pattern pattern(Category category) {
        return switch (category) {
            case INFRASTRUCTURE -> INFRASTRUCTURE;
            case SERVICE_SPECIFIC -> SERVICE_SPECIFIC;
            case SUPPORT -> SUPPORT;
        };
    }
}
