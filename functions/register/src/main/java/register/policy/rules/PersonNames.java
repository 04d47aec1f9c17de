package register.policy.rules;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import register.json.Json;
import register.policy.Edition.NamedPerson;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;

/// Finds mentions of a person in text that cannot be erased: by name, mail address, postal or web
/// address, or number in a register.
///
/// Matches the first and last word of a name, or its only word, without titles and legal forms, whatever the letter
/// case, marks (ä is a and ae), word order and separators. Initials, nicknames and other alphabets are not found.
public final class PersonNames {
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Set<String> TITLES = Set.of(
            "bc", "dipl", "dr", "ek", "ekfr", "ekfm", "fie", "ing", "mag", "mgr", "mr", "mrs", "ms", "osvc", "phd",
            "prof", "szco");
    /// Shorter names occur within words by chance.
    private static final int RUN_TOGETHER = 8;

    private static final int SHORTEST_ADDRESS = 6;

    private final List<List<String>> names = new ArrayList<>();
    private final List<String> literals = new ArrayList<>();

    private PersonNames() {}

    /// The names of all natural persons in a version.
    public static List<PersonNames> in(PolicyVersion version) {
        return Stream.concat(
                        version.subprocessors().stream()
                                .filter(Subprocessor::namesPerson)
                                .map(subprocessor -> subprocessor.personal().json()),
                        version.people().stream()
                                .filter(named -> !named.redacted())
                                .map(NamedPerson::personal))
                .map(PersonNames::of)
                .toList();
    }

    /// @param personal the personal fields of a subprocessor or a person, by their names in the stored form
    public static PersonNames of(Json.Obj personal) {
        var person = new PersonNames();
        for (String field : List.of("legalName", "displayName", "name")) {
            if (personal.get(field) instanceof Json.Str name) {
                person.add(name.value());
            }
        }
        personal.members().forEach((field, value) -> {
            switch (value) {
                case Json.Str text
                when !field.endsWith("Name") && !field.equals("name") -> person.literal(text.value());
                case Json.Arr identifiers ->
                    identifiers.items().stream()
                            .filter(Json.Obj.class::isInstance)
                            .map(each -> ((Json.Obj) each).text("value"))
                            .forEach(person::literal);
                case Json.Obj contact
                when contact.get("email") instanceof Json.Str mail -> person.literal(mail.value());
                default -> {}
            }
        });
        return person;
    }

    private void add(String name) {
        for (boolean spelled : List.of(false, true)) {
            List<String> words = words(folded(name, spelled)).stream()
                    .filter(word -> word.length() > 1 && !TITLES.contains(word))
                    .toList();
            if (!words.isEmpty() && !names.contains(words)) {
                names.add(words);
            }
        }
    }

    private void literal(String text) {
        if (text.length() >= SHORTEST_ADDRESS) {
            literals.add(text.toLowerCase(Locale.ROOT));
        }
    }

    /// True if the text names this person.
    public boolean in(String text) {
        return named(List.of(this), text);
    }

    /// True if the text, which is folded once, names one of these persons.
    public static boolean named(List<PersonNames> persons, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return persons.stream().anyMatch(person -> person.literals.stream().anyMatch(lower::contains))
                || Stream.of(false, true).anyMatch(spelled -> named(persons, words(folded(text, spelled))));
    }

    private static boolean named(List<PersonNames> persons, List<String> words) {
        Set<String> all = new HashSet<>(words);
        String together = String.join("", words);
        return persons.stream().anyMatch(person -> person.names.stream().anyMatch(name -> isIn(name, all, together)));
    }

    private static boolean isIn(List<String> name, Set<String> words, String together) {
        String first = name.getFirst();
        String last = name.getLast();
        if (words.contains(first) && words.contains(last)) {
            return true;
        }
        return name.size() > 1
                && first.length() + last.length() >= RUN_TOGETHER
                && (together.contains(first + last) || together.contains(last + first));
    }

    static List<String> words(String folded) {
        return WORDS.splitAsStream(folded).filter(word -> !word.isEmpty()).toList();
    }

    /// The text in lower case and without marks.
    ///
    /// @param spelled true if ä, ö and ü become two letters
    static String folded(String text, boolean spelled) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (spelled) {
            lower = lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue");
        }
        return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD))
                .replaceAll("")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe");
    }
}
