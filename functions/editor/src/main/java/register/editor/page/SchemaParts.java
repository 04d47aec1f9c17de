package register.editor.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import register.editor.form.FormNode;
import register.editor.form.Posted;
import register.json.Json;
import register.page.CompareForm;
import register.page.Html;

/// Parts of the form that follow from the schema alone: groups, lists, texts by language.
final class SchemaParts {
    private final EditorWords said;
    private final Slots slots;
    private final FieldInputs inputs;
    private final Buttons buttons;

    SchemaParts(EditorWords said, Slots slots, FieldInputs inputs, Buttons buttons) {
        this.said = said;
        this.slots = slots;
        this.inputs = inputs;
        this.buttons = buttons;
    }

    Html of(FormNode node) {
        return switch (node) {
            case FormNode.Field field -> inputs.field(field);
            case FormNode.Texts texts -> texts(texts);
            case FormNode.Group group ->
                group(group, said.label(EditorWords.word(group.shape().name())));
            case FormNode.Listed listed -> listed(listed);
            case FormNode.Editions _, FormNode.Asked _ -> throw new IllegalArgumentException(node.path());
        };
    }

    /// Fields with a frame and a name around them.
    Html.Element group(FormNode.Group group, String legend) {
        return Html.element("fieldset", Html.element("legend", legend))
                .with("class", "group-of")
                .with("id", FieldInputs.id(group.path()))
                .with("tabindex", "-1")
                .and(head(group))
                .and(Html.element("div").with("class", "grid").and(children(group, Set.of())));
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
            parts.add(Html.element(
                            "p",
                            said.get(
                                    "other-members",
                                    String.join(", ", rest.members().keySet())))
                    .with("class", "small quiet"));
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
                .filter(child -> !without.contains(name(child)))
                .map(this::of)
                .toList();
    }

    List<Html> children(FormNode.Group group, List<String> names) {
        var parts = new ArrayList<Html>();
        for (String name : names) {
            FormNode child = group.child(name);
            if (child != null) {
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
        return Html.element(
                        "details",
                        Html.element(
                                "summary",
                                Html.element("span", said.get("more")),
                                Html.element("span", stated == 0 ? "" : said.get("stated", Long.toString(stated)))
                                        .with("class", "small quiet")),
                        Html.element("div")
                                .with("class", "grid")
                                .and(nodes.stream().map(this::of).toList()))
                .with("class", "more")
                .with("data-key", "more-" + group.path())
                .with("open", open ? "" : null);
    }

    private static boolean isStated(FormNode node) {
        return node.kept() != null
                || switch (node) {
                    case FormNode.Field field -> !field.value().isEmpty();
                    case FormNode.Group group -> group.children().stream().anyMatch(SchemaParts::isStated);
                    case FormNode.Listed listed -> !listed.items().isEmpty();
                    case FormNode.Texts texts -> texts.texts().stream().anyMatch(SchemaParts::isStated);
                    case FormNode.Editions editions -> !editions.editions().isEmpty();
                    case FormNode.Asked asked -> !asked.questions().isEmpty();
                };
    }

    /// One text in the language of each edition, side by side.
    Html.Element texts(FormNode.Texts texts) {
        String label = said.label(texts.member().word());
        Html.Element columns = Html.element("div").with("class", "columns");
        for (FormNode.Field text : texts.texts()) {
            String tag = name(text);
            columns = columns.and(
                    texts.texts().size() == 1
                            ? inputs.field(text, label)
                            : inputs.field(text, label + " – " + said.languageName(tag)));
        }
        return Html.element("div")
                .with("class", "field long texts")
                .with("id", FieldInputs.id(texts.path()))
                .with("tabindex", "-1")
                .and(slots.of(texts))
                .and(slots.kept(texts, false))
                .and(Slots.rest(texts.path(), texts.rest()))
                .and(columns);
    }

    /// Any number of groups, each with buttons.
    Html.Element listed(FormNode.Listed listed) {
        String label = said.label(listed.member().word());
        Html.Element list = Html.element("div", Html.element("p", label).with("class", "label"))
                .with("class", "field long listed")
                .with("id", FieldInputs.id(listed.path()))
                .with("tabindex", "-1")
                .with("role", "group")
                .with("aria-label", label)
                .and(said.hint(listed.member().word())
                        .map(hint -> Html.element("p", hint).with("class", "hint"))
                        .orElse(null))
                .and(begin(listed));
        int number = 1;
        for (FormNode item : listed.items()) {
            list = list.and(item(item, label + " " + number++, listed.items().size()));
        }
        return list.and(buttons.add(listed.path(), said.get("add", label)));
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
                ? Html.element("div")
                        .with("class", "grid")
                        .and(group.children().stream().map(this::of).toList())
                : Html.element("div").and(of(item));
        return Html.element("div", exists(item.path()))
                .with("class", "item")
                .with("id", FieldInputs.id(item.path()))
                .with("tabindex", "-1")
                .with("role", "group")
                .with("aria-label", name)
                .and(item instanceof FormNode.Group group ? head(group) : List.of())
                .and(fields)
                .and(buttons.item(item.path(), name, size));
    }
}
