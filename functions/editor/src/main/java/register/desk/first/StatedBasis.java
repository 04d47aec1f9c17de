package register.desk.first;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import register.json.Json;
import register.value.Language;
import register.words.Words;

/// The basis of a transfer, where a page's words state one and nothing else.
final class StatedBasis {
    private static final String US = "US";

    /// By mechanism, the longest words first, because the UK Addendum is one to the clauses.
    private record Basis(String term, Pattern words) {}

    private static final List<Basis> ALL = List.of(
            basis("uk-addendum", "uk addendum"),
            basis("idta", "idta|international data transfer agreement"),
            basis("dpf", "(?:(?:eu|uk|swiss)[-–]u\\.?s\\.? )?data privacy framework(?: \\(dpf\\))?|dpf"),
            basis("bcr", "bcrs?"),
            basis(
                    "scc",
                    "(?:eu )?standard (?:contractual|contract|data protection) clauses?|model clauses?|sccs?|ccts?"),
            basis("adequacy", "adequacy(?: decision)?|adequate protection"));

    private static final Pattern MODULE = Pattern.compile("\\bmodul\\p{L}* ?(?<number>[1-4])\\b");
    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{M}]*");

    /// Words beside a basis that do not change it.
    private static final Set<String> IDLE = Set.of(
            "eu",
            "eea",
            "us",
            "u",
            "s",
            "the",
            "of",
            "by",
            "art",
            "article",
            "gdpr",
            "dsgvo",
            "rgpd",
            "commission",
            "european",
            "decision",
            "certified",
            "and",
            "scc",
            "sccs",
            "dpf",
            "bcr",
            "bcrs");

    private StatedBasis() {}

    /// The mechanism, and the module of clauses, as members of a transfer; empty if the words are unclear.
    ///
    /// @param words of the page; empty for none
    /// @param to country
    static Optional<Json.Obj> of(String words, String to) {
        String left = words.toLowerCase(Locale.ROOT);
        var found = new ArrayList<String>();
        for (Basis basis : ALL) {
            Matcher matcher = basis.words().matcher(left);
            if (matcher.find()) {
                found.add(basis.term());
                left = matcher.replaceAll(" ");
            }
        }
        Matcher module = MODULE.matcher(left);
        String number = module.find() ? module.group("number") : "";
        boolean idle = WORD.matcher(MODULE.matcher(left).replaceAll(" "))
                .results()
                .allMatch(word -> IDLE.contains(word.group()));
        // The Commission's decision on the United States covers those certified under the framework.
        boolean fits = found.size() == 1
                && (found.getFirst().equals("dpf") == to.equals(US)
                        || !Set.of("dpf", "adequacy").contains(found.getFirst()));
        return idle && fits && (number.isEmpty() || found.getFirst().equals("scc"))
                ? Optional.of(Json.object()
                        .put("mechanism", found.getFirst())
                        .put("module", number.isEmpty() ? null : Json.of(Long.parseLong(number)))
                        .build())
                : Optional.empty();
    }

    /// A mechanism by these words, and by the register's own in each language.
    private static Basis basis(String term, String words) {
        String own = Words.LANGUAGES.stream()
                .map(language -> term(term, language))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return new Basis(term, Pattern.compile("(?<![\\p{L}])(?:" + own + "|" + words + ")(?![\\p{L}])"));
    }

    private static String term(String term, Language language) {
        return Words.glossary()
                .in(language)
                .get("mechanism." + term)
                .replaceAll("\\s*\\(.*", "")
                .toLowerCase(Locale.ROOT);
    }
}
