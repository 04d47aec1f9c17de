package register.editor.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.editor.form.FormNode;
import register.editor.form.FormTree;
import register.editor.form.Posted;
import register.json.CanonicalJson;
import register.json.Json;
import register.page.CompareForm;
import register.page.Html;
import register.page.Tags;
import register.policyfile.FileProblem;
import register.policyfile.PlacePaths;
import register.value.Sentence;

/// The remarks at a place of the form, and its kept content.
record Slots(EditorWords said, PlacedRemarks marks, Whereabouts whereabouts) {
    static String id(String path) {
        return "m-" + path;
    }

    /// The remarks on a place; an empty element if there are none, so that some can be added while a person types.
    Html.Element of(FormNode node) {
        return of(node.path(), node.kept());
    }

    Html.Element of(String path, @Nullable Json kept) {
        return div(
                css("slot"),
                Tags.id(id(path)),
                each(
                        marks.at(path),
                        remark -> remark(
                                remark,
                                remark.kind() == FileProblem.Kind.QUESTION
                                        ? asked(kept, path, remark.problem().path())
                                        : null)));
    }

    /// The full question kept at a place, itself or as an item of a list; null if there is none.
    private static @Nullable String asked(@Nullable Json kept, String at, String place) {
        if (kept instanceof Json.Arr(var items)) {
            for (int i = 0; i < items.size(); i++) {
                if (PlacePaths.item(at, i).equals(place)) {
                    return asked(items.get(i), place, place);
                }
            }
        }
        return at.equals(place) && FormTree.isQuestion(kept) && kept instanceof Json.Str(String text)
                ? question(text)
                : null;
    }

    /// A question without its question mark.
    static String question(String text) {
        return text.substring(1).strip();
    }

    private Html remark(FileProblem remark, @Nullable String question) {
        String kind = EditorWords.kind(remark);
        return p(
                css("remark " + kind),
                strong(said.get(kind)),
                text(" "),
                question == null ? remark(whereabouts, remark) : span(question));
    }

    /// A remark as `check` prints it, in the reader's language.
    static Html.Element remark(Whereabouts whereabouts, FileProblem remark) {
        String value = remark.problem().value();
        Sentence sentence = remark.problem().sentence();
        return span(
                (value.isEmpty() ? "" : "“" + value + "”: ") + whereabouts.say(sentence),
                lang(sentence instanceof Sentence.Plain ? "en" : null));
    }

    /// The content that no field shows, posted again with the form, and a way to leave it out.
    List<Html> kept(FormNode node, boolean required) {
        Json kept = node.kept();
        if (kept == null) {
            return List.of();
        }
        var parts = new ArrayList<Html>();
        parts.add(CompareForm.hidden(Posted.KEPT + node.path(), ascii(kept)));
        if (!FormTree.isQuestion(kept) && !FormTree.isOfQuestions(kept) && kept != Json.Null.NULL) {
            parts.add(p(
                    css("small kept"),
                    text(said.get("in-the-file") + " "),
                    element("code", new String(CanonicalJson.bytes(kept), UTF_8))));
        }
        if (!required && kept != Json.Null.NULL) {
            parts.add(element(
                    "label",
                    css("drop-it"),
                    input(
                            attribute("type", "checkbox"),
                            attribute("name", Posted.DROPPED + node.path()),
                            attribute("value", "1")),
                    text(" " + said.get("leave-out"))));
        }
        return parts;
    }

    static @Nullable Html rest(String path, Json.Obj rest) {
        return rest.members().isEmpty() ? null : CompareForm.hidden(Posted.REST + path, ascii(rest));
    }

    /// JSON in characters that no page and no form changes.
    private static String ascii(Json value) {
        var out = new StringBuilder();
        new String(CanonicalJson.bytes(value), UTF_8)
                .chars()
                .forEach(c -> out.append(c < 0x80 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
        return out.toString();
    }
}
