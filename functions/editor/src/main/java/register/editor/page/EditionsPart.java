package register.editor.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import register.editor.form.FieldPaths;
import register.editor.form.FormNode;
import register.page.Html;
import register.value.Language;
import register.words.Words;

/// The policy's own text with its editions side by side, corresponding parts in one row.
final class EditionsPart {
    /// The field that names a language to add.
    static final String NEW_LANGUAGE = "new-language";

    private static final String SECTIONS = "sections";

    private final EditorWords said;
    private final SchemaParts parts;
    private final Buttons buttons;

    EditionsPart(EditorWords said, SchemaParts parts, Buttons buttons) {
        this.said = said;
        this.parts = parts;
        this.buttons = buttons;
    }

    Html.Element of(FormNode.Editions editions) {
        Html.Element heads = columns();
        for (Map.Entry<String, FormNode.Group> edition : editions.editions().entrySet()) {
            heads = heads.and(head(edition.getKey(), edition.getValue()));
        }
        Html.Element section = Html.element("section", Html.element("h2", said.label("policy.editions")))
                .with("id", FieldInputs.id(editions.path()))
                .with("tabindex", "-1")
                .and(parts.said(editions, editions.rest()))
                .and(heads);
        int most = editions.editions().values().stream()
                .mapToInt(edition -> sections(edition).size())
                .max()
                .orElse(0);
        for (int i = 0; i < most; i++) {
            section = section.and(section(editions, i, most));
        }
        return section.and(Html.element(
                                "p",
                                Buttons.button("add-section", said.get("add-section"))
                                        .with("class", "add"))
                        .with("class", "adding"))
                .and(adding(editions.editions().keySet()));
    }

    private static Html.Element columns() {
        return Html.element("div").with("class", "columns");
    }

    private Html head(String tag, FormNode.Group edition) {
        String name = said.languageName(tag);
        return Html.element("fieldset", Html.element("legend", name), SchemaParts.exists(edition.path()))
                .with("class", "edition")
                .with("id", FieldInputs.id(edition.path()))
                .with("tabindex", "-1")
                .and(parts.head(edition))
                .and(parts.children(edition, Set.of(SECTIONS)))
                .and(edition.child(SECTIONS) instanceof FormNode.Listed list ? parts.begin(list) : List.of())
                .and(Buttons.acts(List.of(Buttons.small("remove-language:" + tag, said.get("remove-edition"), name))));
    }

    private static List<FormNode> sections(FormNode.Group edition) {
        return edition.child(SECTIONS) instanceof FormNode.Listed list ? list.items() : List.of();
    }

    private Html section(FormNode.Editions editions, int index, int size) {
        String name = said.get("section", Integer.toString(index + 1));
        Html.Element columns = columns();
        for (Map.Entry<String, FormNode.Group> edition : editions.editions().entrySet()) {
            List<FormNode> sections = sections(edition.getValue());
            Html.Element column = Html.element("fieldset", Html.element("legend", said.languageName(edition.getKey())));
            columns = columns.and(
                    index < sections.size() && sections.get(index) instanceof FormNode.Group group
                            ? column.with("id", FieldInputs.id(group.path()))
                                    .with("tabindex", "-1")
                                    .and(SchemaParts.exists(group.path()))
                                    .and(parts.head(group))
                                    .and(parts.children(group, Set.of()))
                            : column.and(buttons.add(
                                    FieldPaths.below(edition.getValue().path(), SECTIONS), said.get("add-section"))));
        }
        var acts = new ArrayList<Html>();
        if (index > 0) {
            acts.add(Buttons.small("up-section:" + index, said.get("up"), name));
        }
        if (index < size - 1) {
            acts.add(Buttons.small("down-section:" + index, said.get("down"), name));
        }
        acts.add(Buttons.small("remove-section:" + index, said.get("remove"), name));
        return Html.element("div", Html.element("h3", name))
                .with("class", "item")
                .with("id", FieldInputs.id("section:" + index))
                .with("tabindex", "-1")
                .and(columns)
                .and(Buttons.acts(acts));
    }

    private Html adding(Set<String> there) {
        Html.Element select = Html.element("select").with("name", NEW_LANGUAGE).with("id", NEW_LANGUAGE);
        for (Language language : Words.LANGUAGES) {
            if (!there.contains(language.tag())) {
                select = select.and(Html.element("option", said.languageName(language.tag()))
                        .with("value", language.tag()));
            }
        }
        return Html.element(
                        "p",
                        Html.element("label", said.get("another-language")).with("for", NEW_LANGUAGE),
                        select,
                        Buttons.button("add-language:", said.get("add-edition")).with("class", "add"))
                .with("class", "adding");
    }
}
