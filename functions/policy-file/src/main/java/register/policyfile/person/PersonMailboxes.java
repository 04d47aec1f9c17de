package register.policyfile.person;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Mailboxes in a text that are plainly a person's: `jane.doe@`, `j.doe@`, or one that repeats the name of a person in
/// the file. A role's mailbox does not count, nor does a single word that repeats no name, since it may be a product's.
public final class PersonMailboxes {
    private static final String LOCAL = "[\\p{L}\\p{M}\\p{N}._%+-]";

    /// Bounded, and anchored at the beginning of a word, so that any text is read in one pass (RFC 5321, section
    /// 4.5.3.1).
    private static final Pattern MAILBOX = Pattern.compile(
            "(?<!" + LOCAL + ")" + LOCAL + "{1,64}+@[\\p{L}\\p{N}-]{1,63}+(?:\\.[\\p{L}\\p{N}-]{1,63}+){1,9}");

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final int MOST = 4;
    private static final int SHORT = 3;

    private PersonMailboxes() {}

    /// The mailboxes as written.
    ///
    /// @param names of persons in the file, folded, a word each
    public static List<String> in(String text, Set<String> names) {
        return MAILBOX.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(mailbox -> isPersons(local(mailbox), names))
                .distinct()
                .toList();
    }

    /// The words of a name that a mailbox could repeat.
    public static Set<String> words(String name) {
        return PersonWords.of(name, false)
                .filter(word -> word.length() >= SHORT)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The mailbox by its initials: `j.d@…`. The host is omitted, since it may be the person's too.
    public static String masked(String mailbox) {
        return local(mailbox).replaceAll("(?<=^|[^\\p{L}\\p{M}])(\\p{L})[\\p{L}\\p{M}]*", "$1") + "@…";
    }

    /// The local part without its suffix for sorting mail: `jane.doe+lists@`.
    private static String local(String mailbox) {
        String local = mailbox.substring(0, mailbox.indexOf('@'));
        int plus = local.indexOf('+', 1);
        return plus < 0 ? local : local.substring(0, plus);
    }

    private static boolean isPersons(String local, Set<String> names) {
        if (RoleMailboxes.isRole(local + "@")) {
            return false;
        }
        List<String> words = Stream.of(BETWEEN.split(WordFile.folded(local)))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.stream().anyMatch(names::contains)
                || (words.size() > 1
                        && words.size() <= MOST
                        && words.stream().noneMatch(CompanyWords::isCompanys)
                        && (words.stream().anyMatch(word -> word.length() > 1 && PersonSigns.isGiven(word))
                                || isInitialAndName(words)));
    }

    private static boolean isInitialAndName(List<String> words) {
        return words.size() == 2
                && words.stream().mapToInt(String::length).min().orElseThrow() == 1
                && words.stream().mapToInt(String::length).max().orElseThrow() >= SHORT;
    }
}
