package register.read.http;

import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.value.Language;
import register.value.PolicyId;
import register.value.Term;

/// The parameters of a request's query. Every getter returns null for an absent parameter, and refuses an invalid
/// value with 400. Most requests have few, so each kind of parser is a class that is loaded on first use.
public final class Parameters {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern INSTANT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}.{0,12}(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final int LONGEST_TEXT = 100;

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    /// @param foreignAllowed true if unknown parameters are ignored: links to pages come with tracking parameters
    public static Parameters parse(String query, Set<String> names, boolean foreignAllowed) {
        var values = new HashMap<String, String>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (pair.isEmpty() || (foreignAllowed && !names.contains(name))) {
                continue;
            }
            String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (!names.contains(name)) {
                throw Refusal.badParameter(name, value, expectedNames(names));
            }
            if (values.putIfAbsent(name, value) != null) {
                throw Refusal.badParameter(name, value, "expected once");
            }
        }
        return new Parameters(values);
    }

    private static String expectedNames(Set<String> names) {
        return names.isEmpty()
                ? "unknown: this address takes no parameters"
                : "unknown: this address takes "
                        + String.join(", ", names.stream().sorted().toList());
    }

    private static String decoded(String text) {
        try {
            return PercentEncoding.decodeQuery(text);
        } catch (CharacterCodingException _) {
            throw Refusal.of(ProblemType.BAD_ADDRESS, "the query is not percent-encoded UTF-8");
        }
    }

    @Nullable
    public LocalDate date(String name) {
        if (!values.containsKey(name)) {
            return null;
        }
        return value(
                name,
                "expected a date, YYYY-MM-DD",
                text -> DATE.matcher(text).matches() ? LocalDate.parse(text) : null);
    }

    public LocalDate requiredDate(String name) {
        LocalDate date = date(name);
        if (date == null) {
            throw Refusal.badParameter(name, "", "missing: expected a date, YYYY-MM-DD");
        }
        return date;
    }

    @Nullable
    public Instant instant(String name) {
        if (!values.containsKey(name)) {
            return null;
        }
        return value(
                name,
                "expected an instant such as 2026-01-31T09:30:00Z (a + in an offset is written %2B)",
                text -> INSTANT.matcher(text).matches()
                        ? OffsetDateTime.parse(text).toInstant()
                        : null);
    }

    @Nullable
    public Language language(String name) {
        return value(name, "expected a language tag (BCP 47) such as et or de-AT", Language::new);
    }

    /// A whole number from 1.
    @Nullable
    public Integer number(String name, int most) {
        return value(name, "expected a whole number from 1 to " + most, text -> {
            int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
            return number >= 1 && number <= most ? Integer.valueOf(number) : null;
        });
    }

    @Nullable
    public PolicyId policy(String name) {
        if (!values.containsKey(name)) {
            return null;
        }
        return value(name, "expected the name of a policy in addresses", PolicyId::new);
    }

    public <E extends Enum<E> & Term> @Nullable E term(String name, Class<E> vocabulary) {
        // The list of words is composed only for a reader who must choose among them.
        if (!values.containsKey(name)) {
            return null;
        }
        String words = Stream.of(vocabulary.getEnumConstants()).map(Term::term).collect(Collectors.joining(", "));
        return value(
                name,
                "expected one of " + words,
                text -> Term.find(vocabulary, text).orElse(null));
    }

    /// True if a form's field was filled in: browsers send empty fields, too.
    public boolean isFilled(String name) {
        String text = values.get(name);
        return text != null && !text.isBlank();
    }

    /// True if the parameter is present, with the only word that it allows.
    public boolean isWord(String name, String word) {
        return value(name, "expected " + word, text -> text.equals(word) ? text : null) != null;
    }

    @Nullable
    public String text(String name) {
        if (!values.containsKey(name)) {
            return null;
        }
        return value(
                name,
                "expected 1 to " + LONGEST_TEXT + " characters",
                text -> text.isBlank() || text.length() > LONGEST_TEXT ? null : text);
    }

    private <T> @Nullable T value(String name, String expected, Function<String, @Nullable T> read) {
        String text = values.get(name);
        if (text == null) {
            return null;
        }
        try {
            T value = read.apply(text);
            if (value != null) {
                return value;
            }
        } catch (IllegalArgumentException | DateTimeException _) {
            // Reported below, in the words of the parameter.
        }
        throw Refusal.badParameter(name, text, expected);
    }
}
