package register.importing.meaning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.value.Resource;

/// The legal form of a company's name, such as `s.r.o.`, `LLC`, `GmbH`: it distinguishes a legal name from a brand.
public final class LegalForm {
    private static final int NAME = 300;
    private static final int LONGEST = 4000;
    private static final String BEFORE = "before ";

    private static final String BEHIND_NAME = forms(false);
    private static final String BEFORE_NAME = forms(true);

    private static final Pattern AT_END = Pattern.compile("(?<core>\\S.*?)[,\\s]+(?<form>" + BEHIND_NAME + ")");
    private static final Pattern IN_ANY_CASE =
            Pattern.compile(AT_END.pattern(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern AT_BEGIN =
            Pattern.compile("(?<form>" + BEFORE_NAME + ")[,\\s]+(?<core>[\\p{Lu}\"„“«'].*)");

    /// A name of a few capitalised words, with its form.
    private static final String NAMED =
            "(?<name>(?:\\p{Lu}|\\p{N}+\\p{L})[\\p{L}\\p{M}\\p{N}&.'’+-]*(?: (?:[\\p{Lu}&\\p{N}][\\p{L}\\p{M}\\p{N}&.'’+-]*"
                    + "|of|and|the|de|del|della|du|des|und|et|y|e|för|og|ja|za|i|a)){0,6}?,? (?:" + BEHIND_NAME
                    + "))(?![\\p{L}\\p{N}])";

    private static final Pattern FORM_FIRST = Pattern.compile(
            "(?<![\\p{L}\\p{N}.])(?<name>(?:" + BEFORE_NAME
                    + ") (?:[\"“„«]\\p{Lu}[^\"“”»]{1,60}[\"“”»]|\\p{Lu}[\\p{L}\\p{M}\\p{N}&.-]+(?: \\p{Lu}[\\p{L}\\p{M}\\p{N}&.-]+){0,3}))(?![\\p{L}\\p{N}])");
    private static final Pattern IN_TEXT = Pattern.compile("(?<![\\p{L}\\p{N}.])" + NAMED);

    /// A name that continues in lower case: `Plus hosting grupa d.o.o.`
    private static final Pattern SMALL =
            Pattern.compile("(?<name>\\p{Lu}[\\p{L}\\p{N}&.-]*(?: \\p{Ll}[\\p{L}\\p{N}&-]*){1,2},? (?:" + BEHIND_NAME
                    + "))(?![\\p{L}\\p{N}])");

    /// What separates companies in a text; brackets within a legal form do not: `(Pty) Ltd`.
    private static final Pattern APART = Pattern.compile(
            "\\((?!(?i:pty|private)\\))|(?<!\\((?i:pty|private))\\)" + "|[\"“”„«»|·•©]|(?<=\\p{L}{3}[.!?:]) ");

    /// A word that is like an abbreviated form: `the Principal, as named`.
    private static final Pattern WORD = Pattern.compile(".*[, ]\\p{Ll}{2}");

    private static final Pattern SMALL_WORD = Pattern.compile(" \\p{Ll}");

    private LegalForm() {}

    /// True if the words end like a company's name, in any letter case.
    static boolean ends(String words) {
        return words.length() <= NAME && IN_ANY_CASE.matcher(words).matches();
    }

    /// The legal form that the name states.
    public static Optional<String> in(String name) {
        return name.length() > NAME ? Optional.empty() : find(name, "form");
    }

    /// The name without its legal form; two names that differ only in it may mean one company.
    public static String core(String name) {
        return name.length() > NAME ? name : find(name, "core").orElse(name);
    }

    /// As [#core], in any letter case: `stripe ltd`.
    public static String coreInAnyCase(String name) {
        Matcher behind = IN_ANY_CASE.matcher(name);
        return name.length() > NAME ? name : behind.matches() ? behind.group("core") : core(name);
    }

    /// The company at the beginning of a text, as in "Example Ltd uses …".
    public static Optional<String> companyAtStart(String text) {
        String beginning = text.substring(0, Math.min(NAME, text.length()));
        Matcher first = FORM_FIRST.matcher(beginning);
        if (first.lookingAt() && first.end() < text.length()) {
            return Optional.of(first.group("name"));
        }
        Matcher small = SMALL.matcher(beginning);
        boolean named = small.lookingAt() && !WORD.matcher(small.group("name")).matches();
        if (named && small.end() < text.length()) {
            return Optional.of(small.group("name"));
        }
        Matcher matcher = IN_TEXT.matcher(beginning);
        return matcher.lookingAt() && matcher.end() < text.length()
                ? Optional.of(matcher.group("name"))
                : Optional.empty();
    }

    /// The companies that a text names, in its order.
    public static List<String> companies(String text) {
        var companies = new ArrayList<String>();
        Matcher first = FORM_FIRST.matcher(text.substring(0, Math.min(LONGEST, text.length())));
        while (first.find()) {
            companies.add(first.group("name"));
        }
        for (String sentence : APART.split(text, -1)) {
            Matcher matcher = IN_TEXT.matcher(sentence.substring(0, Math.min(LONGEST, sentence.length())));
            while (matcher.find()) {
                companies.add(matcher.group("name"));
            }
        }
        companies.removeIf(name -> WORD.matcher(name).matches());
        return companies;
    }

    private static Optional<String> find(String name, String group) {
        Matcher behind = AT_END.matcher(name);
        if (behind.matches() && !isSentence(behind)) {
            return Optional.of(behind.group(group));
        }
        Matcher before = AT_BEGIN.matcher(name);
        return before.matches() ? Optional.of(before.group(group)) : Optional.empty();
    }

    /// True if two small letters end words of which others are small too: `this agreement governs as`.
    private static boolean isSentence(Matcher name) {
        return WORD.matcher(name.group()).matches()
                && SMALL_WORD.matcher(name.group("core")).find();
    }

    /// The legal forms, the longest first, so that `GmbH & Co. KG` is not taken for `KG`.
    private static String forms(boolean before) {
        return Resource.lines(LegalForm.class, "legal-forms.txt").stream()
                .filter(line -> line.startsWith(BEFORE) == before)
                .map(line -> before ? line.substring(BEFORE.length()) : line)
                .flatMap(line -> Stream.of(line.split("\\|(?![^(]*\\))")))
                .sorted(Comparator.comparingInt(form -> -form.length()))
                .distinct()
                .map(form -> form.replace(".?", ".").replace(".", "\\.?"))
                .collect(Collectors.joining("|"));
    }
}
