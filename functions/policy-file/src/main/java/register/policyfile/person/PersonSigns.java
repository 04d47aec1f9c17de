package register.policyfile.person;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import register.policyfile.said.FileWords;
import register.value.Sentence;

/// Recognizes subprocessors that may be sole traders, natural persons, by their names: by a form or a wording of sole
/// traders in some 40 countries, or by a name like a person's. A name with a company's legal form is not a sole
/// trader's. It is a guess that a person must confirm.
public final class PersonSigns {
    private static final int LONGEST = 300;
    private static final String SURNAME_FIRST = "[surname first]";
    private static final Set<String> TITLES = WordFile.words("person-titles.txt");
    /// Words followed by a person's name: `Consulenza di Mario Rossi`.
    private static final Set<String> BEFORE_A_PERSON = Set.of("by", "di", "durch", "par", "von");

    private static final Set<String> TRADES = WordFile.words("trade-words.txt");
    private static final List<String> NAMES = WordFile.lines("given-names.txt");
    private static final Set<String> GIVEN =
            WordFile.words(NAMES.stream().takeWhile(line -> !line.equals(SURNAME_FIRST)));
    private static final Set<String> AFTER_SURNAME = WordFile.words(
            NAMES.stream().dropWhile(line -> !line.equals(SURNAME_FIRST)).skip(1));

    private PersonSigns() {}

    /// The reason why a name may be a natural person's, which does not repeat it; empty if there is none.
    public static Optional<Sentence> in(String name) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        List<NamePart> parts = NamePart.of(name);
        if (isCompanys(parts)) {
            return Optional.empty();
        }
        return SoleTraderForms.in(parts)
                .map(form -> FileWords.say("sole-trader", form))
                .or(() -> isTurned(parts) || parts.stream().anyMatch(PersonSigns::isPersons)
                        ? Optional.of(FileWords.say("persons-name"))
                        : Optional.empty());
    }

    /// True if a name states a form or a wording of sole traders, and no company's legal form.
    public static boolean haveForm(String name) {
        List<NamePart> parts = name.length() > LONGEST ? List.of() : NamePart.of(name);
        return !isCompanys(parts) && SoleTraderForms.in(parts).isPresent();
    }

    /// True if a name states a company's legal form.
    public static boolean isCompanys(String name) {
        return isCompanys(NamePart.of(name));
    }

    /// Ignores apparent forms within a sole trader's wording: "trading as", and "as" for `a.s.`.
    private static boolean isCompanys(List<NamePart> name) {
        return CompanyWords.haveForm(SoleTraderForms.without(name));
    }

    /// The words, as `PersonWords` has them, by which a natural person of this name is known elsewhere: all except
    /// given names, forms, titles and words of trades, or the last word if none is left.
    public static Set<String> surnames(String name) {
        List<NamePart> parts = NamePart.of(name);
        List<NamePart> persons =
                parts.stream().flatMap(PersonSigns::named).limit(1).toList();
        List<String> words = (persons.isEmpty() ? parts : persons)
                .stream()
                        .flatMap(part -> part.words().stream())
                        .filter(word -> !NamePart.isInitials(word) && !isTitle(word) && !SoleTraderForms.isOne(word))
                        .flatMap(word -> PersonWords.of(word, true))
                        .filter(word -> word.length() > 2
                                && !TRADES.contains(word)
                                && !(persons.isEmpty() && CompanyWords.isCompanys(word)))
                        .toList();
        List<String> left = words.stream().filter(word -> !GIVEN.contains(word)).toList();
        return left.isEmpty() && !words.isEmpty() ? Set.of(words.getLast()) : Set.copyOf(left);
    }

    /// The person's name within a part.
    private static Stream<NamePart> named(NamePart part) {
        NamePart untitled = part.after(PersonSigns::isTitle);
        NamePart own = untitled.after(word -> TRADES.contains(WordFile.folded(word)));
        return Stream.concat(afterMarker(part), Stream.of(own, untitled)).filter(PersonSigns::isName);
    }

    private static boolean isPersons(NamePart part) {
        NamePart untitled = part.after(PersonSigns::isTitle);
        return (untitled.words().size() < part.words().size() && untitled.couldBeAPerson(1))
                || named(part).findAny().isPresent();
    }

    /// `Maasikas, Mari`.
    private static boolean isTurned(List<NamePart> parts) {
        return parts.size() == 2
                && parts.stream().allMatch(part -> part.words().size() == 1 && part.couldBeAPerson(1))
                && isGiven(WordFile.folded(parts.getLast().words().getFirst()));
    }

    private static Stream<NamePart> afterMarker(NamePart part) {
        List<String> words = part.words();
        return Stream.iterate(1, i -> i < words.size(), i -> i + 1)
                .filter(i -> BEFORE_A_PERSON.contains(words.get(i - 1)))
                .map(part::from);
    }

    private static boolean isName(NamePart part) {
        if (!part.couldBeAPerson(2)) {
            return false;
        }
        String first = part.words().getFirst();
        return NamePart.isInitials(first)
                || isGiven(WordFile.folded(first))
                || AFTER_SURNAME.contains(WordFile.folded(part.words().getLast()));
    }

    static boolean isGiven(String folded) {
        return Stream.of(folded.split("-", -1)).allMatch(GIVEN::contains);
    }

    private static boolean isTitle(String word) {
        return TITLES.contains(WordFile.folded(word).replace(".", ""));
    }
}
