package register.policyfile.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds names in a text that look like those of persons: a given name and another name, with particles and initials
/// between them; initials and a name; a title and a name. It is a guess that a person must confirm.
public final class NamesInText {
    /// The maximum number of words in a company's name that begins like a person's: Martin Sample Hosting GmbH.
    private static final int COMPANYS_NAME = 4;
    /// The maximum number of particles and initials in a name.
    private static final int BETWEEN = 4;

    private static final int SHORTEST = 3;

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern HYPHENS = Pattern.compile("[\\u2010\\u2011]");
    private static final Pattern BEGINNING = Pattern.compile("^[(\\[\"“„«‘]+");
    private static final Pattern END = Pattern.compile("[\\p{P}&&[^.]]+$|(?<=\\p{L}{2})[\\p{P}]+$|['’]s[\\p{P}]*$");
    /// `d'Arc`, `al-Farsi`.
    private static final Pattern JOINED_PARTICLE = Pattern.compile("^(?:d|l|dell|al|el)['’-](?=\\p{Lu})");
    /// All in capitals, it is an abbreviation: MS, DR.
    private static final Pattern TITLE =
            Pattern.compile("(?:Dr|Prof|Mr|Mrs|Ms|Mme|Mlle|Herrn?|Frau|Fru|Signora?|Señora?|Pani?)\\.?");
    /// Words before a letter that serves as a number: Annex A. Hosting.
    private static final Pattern COUNTED =
            Pattern.compile("abschnitt|allegato|anexo|anhang|anlage|annexe?|appendix|article"
                    + "|bijlage|bilaga?|box|chapter|clause|exhibit|lisa|module|option|part|plan|priloga|priloha|schedule|section"
                    + "|teil|tier|zalacznik");
    /// Dotted abbreviations, which are not initials: U.S. Government.
    private static final Pattern ABBREVIATION = Pattern.compile("AI|CA|DC|EC|EU|HR|IT|NA|NY|PO|PR|UAE|UK|UN|USA?");

    private final String[] words;

    private NamesInText(String[] words) {
        this.words = words;
    }

    /// The names as written, with one space between words.
    public static List<String> in(String text) {
        var names = new NamesInText(SPACES.split(HYPHENS.matcher(text.strip()).replaceAll("-")));
        var found = new ArrayList<String>();
        int i = 0;
        while (i + 1 < names.words.length) {
            int end = names.end(i);
            if (end > 0) {
                found.add(names.between(i, end));
            }
            i = Math.max(i + 1, end);
        }
        return found;
    }

    /// The index after the last word of the name that begins here; 0 if none does.
    private int end(int at) {
        if (TITLE.matcher(begun(at)).matches()) {
            int next = at + 1;
            while (next < words.length && TITLE.matcher(words[next]).matches()) {
                next++;
            }
            int end = next < words.length ? Math.max(behindGiven(next), behindInitials(next)) : 0;
            return end > 0 ? end : next < words.length && isSurname(next) ? next + 1 : 0;
        }
        int end = behindGiven(at);
        return end > 0 || counts(at) ? end : behindInitials(at);
    }

    private int behindGiven(int at) {
        String given = begun(at);
        if (given.length() < SHORTEST
                || !new NamePart(List.of(given)).couldBeAPerson(1)
                || !PersonSigns.isGiven(WordFile.folded(given))
                || isCompanys(at)) {
            return 0;
        }
        return behindSurname(at + 1, NamesInText::isBetween);
    }

    private int behindInitials(int at) {
        int next = at;
        var letters = new StringBuilder();
        while (next < words.length && NamePart.isInitials(next == at ? begun(at) : words[next])) {
            letters.append((next == at ? begun(at) : words[next]).replaceAll("[^\\p{L}]", ""));
            next++;
        }
        boolean other = ABBREVIATION.matcher(letters).matches()
                || (at > 0 && CompanyWords.haveForm(List.of(new NamePart(List.of("X", letters.toString())))));
        return next == at || other ? 0 : behindSurname(next, NamesInText::isParticle);
    }

    private int behindSurname(int first, Predicate<String> passes) {
        int at = first;
        while (at < Math.min(words.length, first + BETWEEN) && passes.test(words[at])) {
            at++;
        }
        return at < words.length && isSurname(at) ? at + 1 : 0;
    }

    /// True if a letter with a dot is a number here, or ends an abbreviation: `z. B.`.
    private boolean counts(int at) {
        @Nullable String before = at == 0 ? null : words[at - 1];
        boolean more = at + 1 < words.length && NamePart.isInitials(words[at + 1]);
        return begun(at).length() == 2
                && !more
                && (before == null
                        || before.matches(".*[.!?;]")
                        || COUNTED.matcher(WordFile.folded(END.matcher(before).replaceFirst("")))
                                .matches());
    }

    private boolean isSurname(int at) {
        String name = JOINED_PARTICLE.matcher(ended(at)).replaceFirst("");
        return name.length() > 1 && !NamePart.isInitials(words[at]) && new NamePart(List.of(name)).couldBeAPerson(1);
    }

    private static boolean isBetween(String word) {
        return NamePart.isInitials(word) || isParticle(word);
    }

    private static boolean isParticle(String word) {
        return NamePart.isParticle(word.equals(word.toUpperCase(Locale.ROOT)) ? word.toLowerCase(Locale.ROOT) : word);
    }

    private String begun(int at) {
        return BEGINNING.matcher(words[at]).replaceFirst("");
    }

    private String ended(int at) {
        return END.matcher(words[at]).replaceFirst("");
    }

    private String between(int first, int end) {
        var name = new ArrayList<>(List.of(begun(first)));
        IntStream.range(first + 1, end - 1).forEach(i -> name.add(words[i]));
        name.add(ended(end - 1));
        return String.join(" ", name);
    }

    /// True if the name continues as a company's: Martin Sample Hosting GmbH.
    private boolean isCompanys(int at) {
        var name = new ArrayList<>(List.of(words[at]));
        for (int i = at + 1; i < Math.min(words.length, at + COMPANYS_NAME); i++) {
            name.add(ended(i));
            boolean ends = !name.getLast().isEmpty() && !name.getLast().equals(words[i]);
            if (ends && !CompanyWords.haveForm(List.of(new NamePart(name)))) {
                break;
            }
        }
        return CompanyWords.haveForm(List.of(new NamePart(name)))
                || name.stream()
                        .skip(2)
                        .filter(word -> !word.isEmpty())
                        .anyMatch(word -> Character.isUpperCase(word.codePointAt(0)) && CompanyWords.isCompanys(word));
    }
}
