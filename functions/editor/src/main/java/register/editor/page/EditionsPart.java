package register.editor.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import register.editor.form.FormNode;
import register.page.Html;
import register.page.Tags;
import register.policyfile.PlacePaths;
import register.value.Language;
import register.words.Words;

/// The policy's own text with its editions side by side, corresponding parts in one row.
record EditionsPart(EditorWords said, SchemaParts parts, Buttons buttons) {
    /// The field that names a language to add.
    static final String NEW_LANGUAGE = "new-language";

    private static final String SECTIONS = "sections";

    Html.Element of(FormNode.Editions editions) {
        Html.Element heads =
                columns(each(editions.editions().entrySet(), edition -> head(edition.getKey(), edition.getValue())));
        Html.Element section = Tags.section(
                FieldInputs.place(editions.path()),
                h2(said.label("policy.editions")),
                all(parts.said(editions, editions.rest())),
                heads);
        int most = editions.editions().values().stream()
                .mapToInt(edition -> sections(edition).size())
                .max()
                .orElse(0);
        for (int i = 0; i < most; i++) {
            section = section.with(section(editions, i, most));
        }
        return section.with(
                p(
                        css("adding"),
                        Buttons.button("add-section", said.get("add-section")).with(css("add"))),
                adding(editions.editions().keySet()));
    }

    private static Html.Element columns(Html... parts) {
        return div(css("columns"), all(List.of(parts)));
    }

    private Html head(String tag, FormNode.Group edition) {
        String name = said.languageName(tag);
        return element(
                "fieldset",
                css("edition"),
                FieldInputs.place(edition.path()),
                element("legend", name),
                SchemaParts.exists(edition.path()),
                all(parts.head(edition)),
                all(parts.children(edition, Set.of(SECTIONS))),
                all(edition.child(SECTIONS) instanceof FormNode.Listed list ? parts.begin(list) : List.of()),
                Buttons.acts(List.of(Buttons.small("remove-language:" + tag, said.get("remove-edition"), name))));
    }

    private static List<FormNode> sections(FormNode.Group edition) {
        return edition.child(SECTIONS) instanceof FormNode.Listed list ? list.items() : List.of();
    }

    private Html section(FormNode.Editions editions, int index, int size) {
        String name = said.get("section", Integer.toString(index + 1));
        Html.Element columns = columns();
        for (Map.Entry<String, FormNode.Group> edition : editions.editions().entrySet()) {
            List<FormNode> sections = sections(edition.getValue());
            Html.Element column = element("fieldset", element("legend", said.languageName(edition.getKey())));
            columns = columns.with(
                    index < sections.size() && sections.get(index) instanceof FormNode.Group group
                            ? column.with(
                                    FieldInputs.place(group.path()),
                                    SchemaParts.exists(group.path()),
                                    all(parts.head(group)),
                                    all(parts.children(group, Set.of())))
                            : column.with(buttons.add(
                                    PlacePaths.below(edition.getValue().path(), SECTIONS), said.get("add-section"))));
        }
        var acts = new ArrayList<Html>();
        if (index > 0) {
            acts.add(Buttons.small("up-section:" + index, said.get("up"), name));
        }
        if (index < size - 1) {
            acts.add(Buttons.small("down-section:" + index, said.get("down"), name));
        }
        acts.add(Buttons.small("remove-section:" + index, said.get("remove"), name));
        return div(css("item"), FieldInputs.place("section:" + index), h3(name), columns, Buttons.acts(acts));
    }

    private Html adding(Set<String> there) {
        Html.Element select = select(attribute("name", NEW_LANGUAGE), id(NEW_LANGUAGE));
        for (Language language : Words.LANGUAGES) {
            if (!there.contains(language.tag())) {
                select = select.with(option(said.languageName(language.tag()), attribute("value", language.tag())));
            }
        }
        return p(
                css("adding"),
                label(said.get("another-language"), attribute("for", NEW_LANGUAGE)),
                select,
                Buttons.button("add-language:", said.get("add-edition")).with(css("add")));
    }
}
