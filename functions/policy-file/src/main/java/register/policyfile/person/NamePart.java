package register.policyfile.person;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A part of a name between commas, brackets, quotes and dashes, in words. A word keeps its dots and strokes: `e.K.`.
record NamePart(List<String> words) {
    private static final Pattern BETWEEN = Pattern.compile("[,;|()\\[\\]\"„“”«»]|\\s[-–—]\\s|\\s/\\s");
    /// `e. K.` is one word.
    private static final Pattern DOTTED = Pattern.compile("(?<=(?:^|[\\s.])\\p{L}\\.) (?=\\p{L}\\.)");

    private static final Pattern STROKE = Pattern.compile("(?<=(?:^|\\s)v/)(?=\\S)");
    private static final Pattern CAPITALISED = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’.-]*");
    private static final Pattern INITIALS = Pattern.compile("(?:\\p{Lu}\\.-?)+");
    private static final Set<String> PARTICLES = Set.of(
            "af", "al", "av", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "la",
            "le", "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur");
    private static final int MOST = 4;

    NamePart {
        words = List.copyOf(words);
    }

    static List<NamePart> of(String name) {
        String plain =
                STROKE.matcher(DOTTED.matcher(name.strip()).replaceAll("")).replaceAll(" ");
        return Stream.of(BETWEEN.split(plain))
                .map(part -> new NamePart(Stream.of(part.strip().split("\\s+", -1))
                        .filter(word -> !word.isEmpty())
                        .toList()))
                .filter(part -> !part.words.isEmpty())
                .toList();
    }

    NamePart from(int first) {
        return new NamePart(words.subList(first, words.size()));
    }

    NamePart to(int end) {
        return new NamePart(words.subList(0, end));
    }

    /// The rest after the leading words that match.
    NamePart after(Predicate<String> fits) {
        int first = 0;
        while (first < words.size() && fits.test(words.get(first))) {
            first++;
        }
        return from(first);
    }

    /// True if a person could have this name, by its letters: a few capitalised words besides particles and
    /// initials, and no word of companies.
    ///
    /// @param least the minimum number of words
    boolean couldBeAPerson(int least) {
        List<String> names =
                words.stream().filter(word -> !PARTICLES.contains(word)).toList();
        return names.size() >= least
                && names.size() <= MOST
                && names.stream()
                        .allMatch(word -> CAPITALISED.matcher(word).matches() && !CompanyWords.isCompanys(word))
                && names.stream().anyMatch(word -> !INITIALS.matcher(word).matches() && word.length() > 1);
    }

    static boolean isParticle(String word) {
        return PARTICLES.contains(word);
    }

    static boolean isInitials(String word) {
        return INITIALS.matcher(word).matches();
    }
}
