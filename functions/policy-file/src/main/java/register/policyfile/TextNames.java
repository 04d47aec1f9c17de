package register.policyfile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import register.json.Json;
import register.policyfile.person.NamesInText;
import register.policyfile.person.PersonMailboxes;
import register.policyfile.said.FileWords;
import register.value.Sentence;

/// Names and mailboxes in a policy's texts and fields that look like those of persons, such as a data protection
/// officer: these texts are permanent. `PersonQuestions` covers the names of subprocessors.
final class TextNames {
    /// The file's list of names confirmed not to be persons'. It is never part of a version.
    static final String STAY = "namesThatStay";

    /// The places where a placeholder can replace a name.
    private static final Pattern PARAGRAPH =
            Pattern.compile("editions\\.[^.]+\\.sections\\[\\d+]\\.(paragraphs|bullets)\\[\\d+]");

    private static final Pattern TEXT = Pattern.compile(PARAGRAPH
            + "|editions\\.[^.]+\\.(title|provider|sections\\[\\d+]\\.heading)|company\\.(legalName|address|email)"
            + "|objection\\.(how\\..+|to)"
            + "|subprocessors\\[\\d+]\\.engagements\\[\\d+]\\.(service|purpose)\\..+");

    /// A company's address. A natural person's is outside the chain. Streets and houses are named after persons, so
    /// only the part from `c/o` on counts.
    private static final Pattern ADDRESS = Pattern.compile("subprocessors\\[(\\d+)]\\.address");

    private static final Pattern CARE_OF = Pattern.compile(
            "^.*?(?:\\bc/o\\b|\\battn\\b\\.?:?|\\bz\\. ?Hd\\.)|^.*$", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern NAMED = Pattern.compile("persons\\[\\d+]\\.name");

    private TextNames() {}

    /// Passes on the path and the name or mailbox of each that is not yet confirmed.
    static void each(Json content, BiConsumer<String, String> found) {
        Set<String> stay = new HashSet<>(stay(content));
        Set<String> named = named(content);
        OpenQuestions.texts(content, (path, text) -> {
            if (!OpenQuestions.isOne(text)) {
                String kept = kept(content, path, text);
                Stream.concat(NamesInText.in(kept).stream(), PersonMailboxes.in(kept, named).stream())
                        .filter(name -> !stay.contains(name))
                        .distinct()
                        .forEach(name -> found.accept(path, name));
            }
        });
    }

    /// The part of a text that is permanent.
    private static String kept(Json content, String path, String text) {
        if (TEXT.matcher(path).matches()) {
            return text;
        }
        Matcher listed = ADDRESS.matcher(path);
        if (!listed.matches() || isErasable(content, Integer.parseInt(listed.group(1)))) {
            return "";
        }
        return CARE_OF.matcher(text).replaceFirst("");
    }

    private static boolean isErasable(Json content, int subprocessor) {
        return content instanceof Json.Obj root
                && root.list("subprocessors").get(subprocessor) instanceof Json.Obj listed
                && listed.get("naturalPerson") == Json.Bool.TRUE;
    }

    /// The question, without the name: output may be kept longer than the file.
    static Sentence asked(String path, String name) {
        boolean mailbox = name.contains("@");
        String masked = mailbox ? PersonMailboxes.masked(name) : name.replaceAll("(?<=^|[ -])(\\p{L})[^ -]*", "$1.");
        return PARAGRAPH.matcher(path).matches()
                ? FileWords.say("text-person", masked, mailbox ? "{id.email}" : "{id}")
                : FileWords.say("field-person", masked);
    }

    /// The words in the names of those under `persons`.
    private static Set<String> named(Json content) {
        var words = new HashSet<String>();
        OpenQuestions.texts(content, (path, text) -> {
            if (NAMED.matcher(path).matches() && !OpenQuestions.isOne(text)) {
                words.addAll(PersonMailboxes.words(text));
            }
        });
        return words;
    }

    /// The content with every name confirmed not to be a person's.
    static Json.Obj answered(Json.Obj content) {
        Set<String> names = PersonQuestions.inTexts(content);
        if (names.isEmpty()) {
            return content;
        }
        names.addAll(stay(content));
        return content.with(STAY, Json.strings(List.copyOf(names)));
    }

    private static List<String> stay(Json content) {
        return content instanceof Json.Obj root ? root.texts(STAY) : List.of();
    }
}
