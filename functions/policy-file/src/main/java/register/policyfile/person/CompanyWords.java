package register.policyfile.person;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Legal forms of companies, and words typical of their names.
final class CompanyWords {
    /// The maximum length of a form that counts only in its original letter case.
    private static final int SHORT = 3;

    private static final Set<String> FORMS = WordFile.words("company-forms.txt");
    private static final Set<String> LONG_FORMS = folded(FORMS);
    private static final Set<String> WORDS = WordFile.words("company-words.txt");

    private CompanyWords() {}

    /// True if a name states a company's legal form.
    static boolean haveForm(List<NamePart> name) {
        return name.stream().anyMatch(CompanyWords::hasForm);
    }

    private static boolean hasForm(NamePart part) {
        List<String> words = part.words();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            // At the beginning dotted letters are initials: S. A. Smith.
            if (isForm(word) && !(i == 0 && word.contains(".") && words.size() > 1)) {
                return true;
            }
            // As separate words: Sp. z o.o.
            if (word.equals("z")
                    && i + 1 < words.size()
                    && undotted(words.get(i + 1)).equals("oo")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isForm(String word) {
        String form = undotted(word);
        return FORMS.contains(form) || (form.length() > SHORT && LONG_FORMS.contains(WordFile.folded(form)));
    }

    private static String undotted(String word) {
        return word.replace(".", "").replace("/", "");
    }

    /// True for a word typical of companies rather than persons.
    static boolean isCompanys(String word) {
        return Stream.of(WordFile.folded(word).split("[-.'’]+", -1)).anyMatch(WORDS::contains);
    }

    private static Set<String> folded(Set<String> forms) {
        var folded = new HashSet<String>();
        forms.stream()
                .filter(form -> form.length() > SHORT)
                .map(WordFile::folded)
                .forEach(folded::add);
        return Set.copyOf(folded);
    }
}
