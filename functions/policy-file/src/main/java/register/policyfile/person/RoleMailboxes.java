package register.policyfile.person;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Distinguishes roles and their mailboxes from persons and theirs by words: a guess, good enough for a warning.
public final class RoleMailboxes {
    /// Words that are a role if they stand alone or between dots, hyphens, underscores or digits.
    private static final Set<String> WORDS = WordFile.words("role-words.txt");

    /// Beginnings and parts of words that name a role anywhere.
    private static final Set<String> STEMS = WordFile.words("role-stems.txt");

    /// Further words of roles as people write them.
    private static final Set<String> TITLES = WordFile.words("role-titles.txt");
    private static final Pattern NAME =
            Pattern.compile("\\p{Lu}\\p{Ll}+(?:[ -](?:\\p{Lu}\\.|\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?)){1,2}");

    private RoleMailboxes() {}

    /// True if a supposed role is written like a first and a last name, and none of its words is a role's.
    public static boolean looksLikeAName(String role) {
        return NAME.matcher(role).matches()
                && Stream.of(role.toLowerCase(Locale.ROOT).split("[ -]", -1))
                        .noneMatch(word -> TITLES.contains(word)
                                || WORDS.contains(word)
                                || STEMS.stream().anyMatch(word::contains));
    }

    public static boolean isRole(String mailAddress) {
        String local = mailAddress
                .substring(0, Math.max(0, mailAddress.lastIndexOf('@')))
                .toLowerCase(Locale.ROOT);
        String letters = local.replaceAll("[^a-z]", "");
        return Stream.of(local.split("[^a-z]+", -1)).anyMatch(WORDS::contains)
                || STEMS.stream().anyMatch(letters::contains);
    }
}
