package register.policyfile.person;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The forms and wordings of sole traders, by `sole-traders.txt`.
final class SoleTraderForms {
    /// The maximum length of a form that may be another word at the beginning of a name: DBA Software.
    private static final int SHORT = 3;

    private static final Pattern CAPITALS = Pattern.compile("\\p{Lu}{2,6}");

    /// @param text as in the file
    /// @param words folded if letter case does not count
    private record Form(String text, Kind kind, List<String> words) {}

    private enum Kind {
        /// At either end.
        CAPITALS,
        /// As it is written.
        EXACT,
        /// In any letter case.
        WORDS,
        /// At either end, beside what could be a person's name.
        DOUBTFUL
    }

    private static final List<Form> FORMS = WordFile.lines("sole-traders.txt").stream()
            .flatMap(line -> Stream.of(line.substring(line.indexOf(' ') + 1).split(" \\| ", -1)))
            .map(SoleTraderForms::form)
            .toList();

    private SoleTraderForms() {}

    private static Form form(String text) {
        if (text.startsWith("?")) {
            return new Form(text.substring(1), Kind.DOUBTFUL, List.of(text.substring(1)));
        }
        if (CAPITALS.matcher(text).matches()) {
            return new Form(text, Kind.CAPITALS, List.of(text));
        }
        if (text.contains(".") || text.contains("/")) {
            return new Form(text, Kind.EXACT, List.of(text));
        }
        return new Form(text, Kind.WORDS, List.of(WordFile.folded(text).split(" ", -1)));
    }

    /// The form that a name states, as written in the file.
    static Optional<String> in(List<NamePart> name) {
        return FORMS.stream()
                .filter(form -> name.stream().anyMatch(part -> isIn(form, part, name.size() > 1)))
                .map(Form::text)
                .findFirst();
    }

    /// The name without wordings of several words.
    static List<NamePart> without(List<NamePart> name) {
        return name.stream()
                .map(part -> new NamePart(left(part)))
                .filter(part -> !part.words().isEmpty())
                .toList();
    }

    private static List<String> left(NamePart part) {
        var words = new ArrayList<>(part.words());
        var folded = new ArrayList<>(words.stream().map(WordFile::folded).toList());
        for (Form form : FORMS) {
            int at = form.words().size() > 1 ? Collections.indexOfSubList(folded, form.words()) : -1;
            int end = at + form.words().size();
            // At the end, it is a company's: Sample Trading AS.
            boolean leads = form.words().getLast().equals("as");
            if (at >= 0 && (!leads || end < words.size())) {
                folded.subList(at, end).clear();
                words.subList(at, end).clear();
            }
        }
        return words;
    }

    /// True if a word alone is one of the forms.
    static boolean isOne(String word) {
        return FORMS.stream().anyMatch(form -> form.text().equalsIgnoreCase(word));
    }

    /// @param alone true if the form may be the whole part, as in brackets
    private static boolean isIn(Form form, NamePart part, boolean alone) {
        List<String> words = part.words();
        String first = words.getFirst();
        String last = words.getLast();
        String text = form.words().getFirst();
        return switch (form.kind()) {
            case CAPITALS -> (words.size() > 1 || alone) && (first.equals(text) || last.equals(text));
            case EXACT -> words.contains(text);
            case WORDS -> contains(words.stream().map(WordFile::folded).toList(), form.words(), alone);
            case DOUBTFUL ->
                words.size() > 1
                        && ((first.equals(text) && part.from(1).couldBeAPerson(1))
                                || (last.equals(text)
                                        && part.to(words.size() - 1).couldBeAPerson(1)));
        };
    }

    private static boolean contains(List<String> words, List<String> form, boolean alone) {
        for (int i = 0; i + form.size() <= words.size(); i++) {
            var here = new ArrayList<String>();
            words.subList(i, i + form.size()).forEach(word -> here.add(word.replaceAll("[.:]$", "")));
            boolean first = i == 0 && form.size() == 1 && form.getFirst().length() <= SHORT;
            if (here.equals(form) && !first && (alone || words.size() > form.size())) {
                return true;
            }
        }
        return false;
    }
}
