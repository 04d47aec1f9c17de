package register.read.endpoint;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.page.LanguageControl;
import register.page.Look;
import register.read.http.Parameters;
import register.read.http.Refusal;
import register.read.http.Request;
import register.read.lookup.Lookup;
import register.read.lookup.NotFound;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// A request matched to its route.
///
/// @param path the route's variables
/// @param type the media type of the answer, one of the route's
public record RoutedRequest(
        Request request, Map<String, String> path, Parameters parameters, String type, Lookup lookup, ServedSite site) {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /// The look of a policy's pages.
    ///
    /// @param policy or `Brands.ANY`
    public Look look(String policy) {
        return new Look(lookup.brands().of(policy), site.url(), site.forms(), site.trial(), site.languages());
    }

    /// The language that the reader chose for the register's own words; null if the browser's preference decides.
    public @Nullable Language words() {
        Language edition = parameters.language("lang");
        Language ui = parameters.language(LanguageControl.UI);
        return ui == null ? edition : ui;
    }

    public boolean isPost() {
        return request.method().equals("POST");
    }

    public PolicyId policy() {
        String name = variable("policy");
        if (!PolicyId.SLUG.matcher(name).matches()) {
            throw NotFound.policy(name);
        }
        return new PolicyId(name);
    }

    LocalDate date() {
        return dateIfOne()
                .orElseThrow(() -> Refusal.badParameter("date", variable("date"), "expected a date, YYYY-MM-DD"));
    }

    Optional<LocalDate> dateIfOne() {
        String text = variable("date");
        try {
            return DATE.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    Sha256 sha256() {
        String text = variable("sha256").toLowerCase(Locale.ROOT);
        try {
            return new Sha256(text);
        } catch (IllegalArgumentException _) {
            throw Refusal.badParameter("sha256", text, "expected a SHA-256 as 64 hexadecimal digits");
        }
    }

    long sequence() {
        return number("sequence", "expected the sequence of an entry, 1 or more");
    }

    long size() {
        return number("size", "expected the size of a log, 1 or more");
    }

    private long number(String name, String expected) {
        String text = variable(name);
        if (!NUMBER.matcher(text).matches()) {
            throw Refusal.badParameter(name, text, expected);
        }
        return Long.parseLong(text);
    }

    public String variable(String name) {
        return Objects.requireNonNull(path.get(name), name);
    }
}
