package register.policyfile;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import register.json.Json;
import register.policyfile.said.FileWords;
import register.value.Problem;

/// The open points of a draft: each text that begins with `?`, and everything in the list `questions`.
public final class OpenQuestions {
    /// The file's list of questions that have no place elsewhere in it. It is never part of a version.
    static final String LIST = "questions";

    private OpenQuestions() {}

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
