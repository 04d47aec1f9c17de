package register.editor.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.editor.form.FormNode;
import register.page.CompareForm;
import register.page.Html;
import register.page.Layout;
import register.value.Language;
import register.words.Words;

/// The parts around the form: languages, buttons for the whole, the result of the last action, contents.
final class Toolbar {
    private final View view;
    private final EditorWords said;
    private final List<String> tags;
    private final Summary summary;

    /// @param tags the languages of the editions
    Toolbar(View view, List<String> tags, Summary summary) {
        this.view = view;
        this.said = view.said();
        this.tags = tags;
        this.summary = summary;
    }

    /// @param form the id of the form that its buttons post
    Html header(String form) {
        Html.Element languages = Html.element("ul").with("class", "others");
        for (Language language : Words.LANGUAGES) {
            String name = register.words.Places.language(language, language);
            languages = languages.and(Html.element(
                    "li",
                    Buttons.button("ui:" + language.tag(), name)
                            .with("form", form)
                            .with("lang", language.tag())
                            .with("class", "plain-button")
                            .with("aria-current", language.equals(said.language()) ? "true" : null)));
        }
        Html.Element control = Html.element(
                        "details",
                        Html.element(
                                "summary",
                                Html.element(
                                                "span",
                                                Layout.words(said.language()).get("language") + ": ")
                                        .with("class", "for-ears"),
                                Html.element(
                                        "span",
                                        said.languageName(said.language().tag()))),
                        Html.element("div", languages))
                .with("class", "lang");
        Html.Element nav = Html.element("nav").with("aria-label", said.get("name"));
        if (view.requests()) {
            nav = nav.and(Html.element("a", said.get("requests")).with("href", "requests"));
        }
        return nav.and(control);
    }

    Html bar() {
        Html.Element shown =
                Html.element("select").with("name", EditorPage.SHOWN).with("aria-label", said.get("shown-in"));
        for (String tag : tags) {
            shown = shown.and(Html.element("option", said.languageName(tag)).with("value", tag));
        }
        return Html.element(
                        "div",
                        summary.state(),
                        Buttons.button("save", said.get("save")).with("class", "main"),
                        Html.element(
                                        "span",
                                        tags.size() > 1
                                                ? shown
                                                : CompareForm.hidden(
                                                        EditorPage.SHOWN, tags.isEmpty() ? "" : tags.getFirst()),
                                        preview("page", said.get("see-page")),
                                        preview("pdf", said.get("see-pdf")))
                                .with("class", "see"),
                        Buttons.button("publish", said.get("publish")),
                        Buttons.button("end", said.get("end")).with("class", "quiet-button"))
                .with("class", "bar");
    }

    private static Html preview(String value, String text) {
        return Buttons.button(value, text)
                .with("formtarget", "_blank")
                .with("data-native", "")
                .with("class", "see-" + value);
    }

    /// The result of the last action; null for none.
    @Nullable
    Html notice() {
        View.Notice notice = view.notice();
        if (notice == null) {
            return null;
        }
        Html.Element box = Html.element("div", Html.element("p", notice.text()))
                .with("id", "notice")
                .with("tabindex", "-1")
                .with("role", notice.good() ? "status" : "alert")
                .with("class", notice.good() ? "note good" : "note bad");
        return switch (notice.choice()) {
            case NONE -> box;
            case UNDO -> box.and(Buttons.acts(List.of(Buttons.button("undo", said.get("undo")))));
            case CONFLICT ->
                box.and(Buttons.acts(List.of(
                        Buttons.button("beside", said.get("save-beside")),
                        Buttons.button("reload", said.get("take-the-file")))));
        };
    }

    Html contents() {
        Html.Element names = Html.element("ul");
        if (view.form().child("subprocessors") instanceof FormNode.Listed listed) {
            for (FormNode item : listed.items()) {
                if (item instanceof FormNode.Group group) {
                    names = names.and(entry(FieldInputs.id(group.path()), SubprocessorCards.name(group, said)));
                }
            }
        }
        return Html.element(
                        "nav",
                        Html.element(
                                "ul",
                                entry("todo", said.get("to-do")),
                                entry("changes", said.glossary().get("what-changes")),
                                entry(FieldInputs.id(""), said.get("this-version")),
                                entry(FieldInputs.id("subprocessors"), said.label("policy.subprocessors"))
                                        .and(names),
                                entry(FieldInputs.id("editions"), said.label("policy.editions"))))
                .with("class", "side")
                .with("aria-label", Layout.words(said.language()).get("on-this-page"));
    }

    private static Html.Element entry(String id, String text) {
        return Html.element("li", Html.element("a", text).with("href", "#" + id));
    }
}
