package register.policyfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import register.json.Json;
import register.policyfile.person.PersonMailboxes;
import register.policyfile.person.PersonSigns;
import register.policyfile.said.FileWords;
import register.value.Sentence;

/// Names and mailboxes in a policy's texts that look like persons', such as a data protection officer's: what stands
/// there stays for good. Of the list, `PersonQuestions` asks.
final class TextNames {
    /// The file's own list of names that somebody has answered for: they are nobody's. No version has it.
    static final String STAY = "namesThatStay";

    private static final Pattern TEXT = Pattern.compile("editions\\.[^.]+\\."
            + "(title|provider|sections\\[\\d+]\\.(heading|paragraphs\\[\\d+]|bullets\\[\\d+]))|objection\\.how\\..+"
            + "|company\\.(legalName|address)");

    private static final Pattern NAMED = Pattern.compile("persons\\[\\d+]\\.name");

    private TextNames() {}

    /// Gives the path and the name or mailbox of each that nobody has answered for.
    static void each(Json content, BiConsumer<String, String> found) {
        Set<String> stay = new HashSet<>(stay(content));
        Set<String> named = named(content);
        OpenQuestions.texts(content, (path, text) -> {
            if (TEXT.matcher(path).matches() && !OpenQuestions.isOne(text)) {
                Stream.concat(PersonSigns.namedIn(text).stream(), PersonMailboxes.in(text, named).stream())
                        .filter(name -> !stay.contains(name))
                        .distinct()
                        .forEach(name -> found.accept(path, name));
            }
        });
    }

    /// Asks, and does not repeat the name: what is printed may be kept longer than the file.
    static Sentence asked(String name) {
        return name.contains("@")
                ? FileWords.say("text-person", PersonMailboxes.masked(name), "{id.email}")
                : FileWords.say("text-person", name.replaceAll("(?<=^|[ -])(\\p{L})[^ -]*", "$1."), "{id}");
    }

    /// The words of the names of those under `persons`.
    private static Set<String> named(Json content) {
        var words = new HashSet<String>();
        OpenQuestions.texts(content, (path, text) -> {
            if (NAMED.matcher(path).matches() && !OpenQuestions.isOne(text)) {
                words.addAll(PersonMailboxes.words(text));
            }
        });
        return words;
    }

    /// The content with the answer that each is nobody's.
    static Json.Obj answered(Json.Obj content) {
        var names = new TreeSet<String>();
        each(content, (_, name) -> names.add(name));
        if (names.isEmpty()) {
            return content;
        }
        names.addAll(stay(content));
        var members = new TreeMap<>(content.members());
        members.put(STAY, Json.strings(List.copyOf(names)));
        return new Json.Obj(members);
    }

    private static List<String> stay(Json content) {
        var names = new ArrayList<String>();
        if (content instanceof Json.Obj root && root.get(STAY) instanceof Json.Arr(List<Json> items)) {
            for (Json item : items) {
                if (item instanceof Json.Str(String name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }
}
