package register.policyfile;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.json.Json;
import register.policyfile.said.FileWords;
import register.value.Problem;

/// The open points of a draft: each text that begins with `?`, and everything in the list `questions`.
public final class OpenQuestions {
    /// The file's list of questions that have no place elsewhere in it. It is never part of a version.
    static final String LIST = "questions";

    private static final String MARK = "? ";
    private static final String AFTER_PROPOSAL = ": ";
    private static final String BEFORE_WORDS = " The source: \"";
    private static final Pattern WITH_OPTIONS = Pattern.compile("(.*\\?) \\((.* \\| .*)\\)", Pattern.DOTALL);

    private OpenQuestions() {}

    /// The parts of an open question, written as `? Birch: the company's name? (Birch Ltd | Birch Inc.) The source:
    /// "Birch"`.
    ///
    /// @param proposal a possible answer; empty for none
    /// @param ask the question; contains no `: ` unless there is a proposal
    /// @param options the possible answers, if only few are; `ask` then ends with a question mark
    /// @param words the source's; empty for none
    public record Asked(String proposal, String ask, List<String> options, String words) {
        public Asked {
            options = List.copyOf(options);
        }

        /// Reads a question of this form; of any other text, all is what is asked.
        public static Asked of(String text) {
            String rest = text.startsWith(MARK) ? text.substring(MARK.length()) : text;
            String words = "";
            int source = rest.indexOf(BEFORE_WORDS);
            if (source >= 0 && rest.endsWith("\"")) {
                words = rest.substring(source + BEFORE_WORDS.length(), rest.length() - 1);
                rest = rest.substring(0, source);
            }
            Matcher options = WITH_OPTIONS.matcher(rest);
            List<String> all = List.of();
            if (options.matches()) {
                all = List.of(options.group(2).split(" \\| ", -1));
                rest = options.group(1);
            }
            int proposal = rest.indexOf(AFTER_PROPOSAL);
            return proposal < 0
                    ? new Asked("", rest, all, words)
                    : new Asked(
                            rest.substring(0, proposal),
                            rest.substring(proposal + AFTER_PROPOSAL.length()),
                            all,
                            words);
        }

        /// The text that a draft has in place of an answer.
        public String text() {
            String asked = ask + (options.isEmpty() ? "" : " (" + String.join(" | ", options) + ")");
            String ended = words.isEmpty() || ask.matches("(?s).*[.?!]") ? asked : asked + ".";
            return MARK
                    + (proposal.isEmpty() ? "" : proposal + AFTER_PROPOSAL)
                    + ended
                    + (words.isEmpty() ? "" : BEFORE_WORDS + words + "\"");
        }
    }

    static List<Problem> of(Json document) {
        var found = new ArrayList<Problem>();
        seek(
                document,
                (path, text) -> found.add(
                        new Problem(path, text, FileWords.say(isListed(path) ? "answer-elsewhere" : "answer-here"))));
        return List.copyOf(found);
    }

    /// Passes on the path and the text of each open point.
    public static void seek(Json document, BiConsumer<String, String> found) {
        texts(document, (path, text) -> {
            if (isListed(path) || isOne(text)) {
                found.accept(path, text);
            }
        });
    }

    /// Passes on the path and the text of every text.
    static void texts(Json document, BiConsumer<String, String> found) {
        texts(document, "", found);
    }

    /// The document without the fields that only a file has.
    static Json without(Json document) {
        if (document instanceof Json.Obj(var members) && members.containsKey(LIST)) {
            var others = new TreeMap<>(members);
            others.remove(LIST);
            return new Json.Obj(others);
        }
        return document;
    }

    static boolean isOne(String text) {
        return text.startsWith("?");
    }

    private static boolean isListed(String path) {
        return PlacePaths.above(path).equals(LIST);
    }

    private static void texts(Json value, String path, BiConsumer<String, String> found) {
        switch (value) {
            case Json.Obj object ->
                object.members()
                        .forEach((name, member) ->
                                texts(member, PlacePaths.below(path, Problem.printable(name)), found));
            case Json.Arr array -> {
                for (int i = 0; i < array.items().size(); i++) {
                    texts(array.items().get(i), PlacePaths.item(path, i), found);
                }
            }
            case Json.Str(String text) -> found.accept(path, text);
            case Json.Num _, Json.Bool _, Json.Null _ -> {}
        }
    }
}
