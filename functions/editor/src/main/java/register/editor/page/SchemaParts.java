package register.editor.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import register.editor.form.FormNode;
import register.editor.form.Posted;
import register.json.Json;
import register.page.CompareForm;
import register.page.Html;

/// Parts of the form that follow from the schema alone: groups, lists, texts by language.
record SchemaParts(EditorWords said, Slots slots, FieldInputs inputs, Buttons buttons) {
    Html of(FormNode node) {
        return switch (node) {
            case FormNode.Field field -> inputs.field(field);
            case FormNode.Texts texts -> texts(texts);
            case FormNode.Group group ->
                group(group, said.label(EditorWords.word(group.shape().name())));
            case FormNode.Listed listed -> listed(listed);
            case FormNode.Editions _, FormNode.QuestionList _ -> throw new IllegalArgumentException(node.path());
        };
    }

    /// Fields with a frame and a name around them.
    Html.Element group(FormNode.Group group, String legend) {
        return element(
                "fieldset",
                css("group-of"),
                FieldInputs.place(group.path()),
                element("legend", legend),
                all(head(group)),
                div(css("grid"), all(children(group, Set.of()))));
    }

    /// Remarks on a place without a frame of its own, and its content that no field shows.
    ///
    /// @param rest members that the schema does not know
    List<Html> said(FormNode node, Json.Obj rest) {
        var parts = new ArrayList<Html>();
        parts.add(slots.of(node));
        // Items are removed by their own button.
        parts.addAll(slots.kept(node, node.path().endsWith("]")));
        Html others = Slots.rest(node.path(), rest);
        if (others != null) {
            parts.add(others);
            parts.add(
                    p(said.get("other-members", String.join(", ", rest.members().keySet())), css("small quiet")));
        }
        return parts;
    }

    /// Remarks on a group, and its content that no field shows.
    List<Html> head(FormNode.Group group) {
        return said(group, group.rest());
    }

    /// @param without names of those shown elsewhere
    List<Html> children(FormNode.Group group, Set<String> without) {
        return group.children().stream()
                .filter(child -> !without.contains(name(child)) && !inputs.needless(child))
                .map(this::of)
                .toList();
    }

    List<Html> children(FormNode.Group group, List<String> names) {
        var parts = new ArrayList<Html>();
        for (String name : names) {
            FormNode child = group.child(name);
            if (child != null && !inputs.needless(child)) {
                parts.add(of(child));
            }
        }
        return parts;
    }

    static String name(FormNode node) {
        return node.path().substring(node.path().lastIndexOf('.') + 1);
    }

    /// Rarely used fields, folded under a line with the number of those filled in.
    Html.Element more(FormNode.Group group, List<FormNode> nodes) {
        long stated = nodes.stream().filter(SchemaParts::isStated).count();
        boolean open = nodes.stream().anyMatch(node -> slots.marks().within(node.path()) > 0);
        return element(
                "details",
                css("more"),
                attribute("data-key", "more-" + group.path()),
                flag("open", open),
                element(
                        "summary",
                        span(said.get("more")),
                        span(stated == 0 ? "" : said.get("stated", Long.toString(stated)), css("small quiet"))),
                div(css("grid"), each(nodes, this::of)));
    }

    private static boolean isStated(FormNode node) {
        return node.kept() != null
                || switch (node) {
                    case FormNode.Field field -> !field.value().isEmpty();
                    case FormNode.Group group -> group.children().stream().anyMatch(SchemaParts::isStated);
                    case FormNode.Listed listed -> !listed.items().isEmpty();
                    case FormNode.Texts texts -> texts.texts().stream().anyMatch(SchemaParts::isStated);
                    case FormNode.Editions editions -> !editions.editions().isEmpty();
                    case FormNode.QuestionList asked -> !asked.questions().isEmpty();
                };
    }

    /// One text in the language of each edition, side by side.
    Html.Element texts(FormNode.Texts texts) {
        String label = said.label(texts.member().word());
        Html.Element columns = div(css("columns"));
        for (FormNode.Field text : texts.texts()) {
            String tag = name(text);
            columns = columns.with(
                    texts.texts().size() == 1
                            ? inputs.field(text, label)
                            : inputs.field(text, label + " – " + said.languageName(tag)));
        }
        return div(
                css("field long texts"),
                FieldInputs.place(texts.path()),
                slots.of(texts),
                all(slots.kept(texts, false)),
                Slots.rest(texts.path(), texts.rest()),
                columns);
    }

    /// Any number of groups, each with buttons.
    Html.Element listed(FormNode.Listed listed) {
        String label = said.label(listed.member().word());
        Html.Element list = div(
                css("field long listed"),
                FieldInputs.place(listed.path()),
                role("group"),
                attribute("aria-label", label),
                p(label, css("label")),
                said.hint(listed.member().word())
                        .map(hint -> p(hint, css("hint")))
                        .orElse(null),
                all(begin(listed)));
        int number = 1;
        for (FormNode item : listed.items()) {
            list = list.with(item(item, label + " " + number++, listed.items().size()));
        }
        return list.with(buttons.add(listed.path(), said.get("add", label)));
    }

    /// Remarks on a list, and the mark that it exists.
    List<Html> begin(FormNode.Listed listed) {
        var parts = new ArrayList<Html>();
        parts.add(slots.of(listed));
        parts.addAll(slots.kept(listed, listed.member().required()));
        if (listed.stated()) {
            parts.add(exists(listed.path()));
        }
        return parts;
    }

    static Html exists(String path) {
        return CompareForm.hidden(Posted.EXISTS + path, "1");
    }

    private Html item(FormNode item, String name, int size) {
        Html.Element fields = item instanceof FormNode.Group group
                ? div(css("grid"), each(group.children(), this::of))
                : div(of(item));
        return div(
                css("item"),
                FieldInputs.place(item.path()),
                role("group"),
                attribute("aria-label", name),
                exists(item.path()),
                all(item instanceof FormNode.Group group ? head(group) : List.of()),
                fields,
                buttons.item(item.path(), name, size));
    }
}
