package register.editor.page;

import static register.page.Tags.*;

import java.util.List;
import java.util.stream.Stream;
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
        Html.Element languages = ul(css("others"));
        for (Language language : Words.LANGUAGES) {
            String name = register.words.Places.language(language, language);
            languages = languages.with(li(Buttons.button("ui:" + language.tag(), name)
                    .with(
                            attribute("form", form),
                            lang(language.tag()),
                            css("plain-button"),
                            attribute("aria-current", language.equals(said.language()) ? "true" : null))));
        }
        Html.Element control = element(
                "details",
                css("lang"),
                element(
                        "summary",
                        span(Layout.words(said.language()).get("language") + ": ", css("for-ears")),
                        span(said.languageName(said.language().tag()))),
                div(languages));
        return element("nav", attribute("aria-label", said.get("name")), control);
    }

    Html bar() {
        Html.Element shown = select(
                attribute("name", EditorPage.SHOWN),
                attribute("aria-label", said.get("shown-in")),
                each(tags, tag -> option(said.languageName(tag), attribute("value", tag))));
        return div(
                css("bar"),
                summary.state(),
                Buttons.button("save", said.get("save")).with(css("main")),
                span(
                        css("see"),
                        tags.size() > 1
                                ? shown
                                : CompareForm.hidden(EditorPage.SHOWN, tags.isEmpty() ? "" : tags.getFirst()),
                        preview("page", said.get("see-page")),
                        preview("pdf", said.get("see-pdf"))),
                Buttons.button("publish", said.get("publish")),
                Buttons.button("end", said.get("end")).with(css("quiet-button")));
    }

    private static Html preview(String value, String text) {
        return Buttons.button(value, text)
                .with(attribute("formtarget", "_blank"), attribute("data-native", ""), css("see-" + value));
    }

    /// The result of the last action; null for none.
    @Nullable
    Html notice() {
        View.Notice notice = view.notice();
        if (notice == null) {
            return null;
        }
        Html.Element box = div(
                id("notice"),
                attribute("tabindex", "-1"),
                role(notice.good() ? "status" : "alert"),
                css(notice.good() ? "note good" : "note bad"),
                p(notice.text()));
        return switch (notice.choice()) {
            case NONE -> box;
            case UNDO -> box.with(Buttons.acts(List.of(Buttons.button("undo", said.get("undo")))));
            case CONFLICT ->
                box.with(Buttons.acts(List.of(
                        Buttons.button("beside", said.get("save-beside")),
                        Buttons.button("reload", said.get("take-the-file")))));
        };
    }

    Html contents() {
        Stream<FormNode> items = view.form().child("subprocessors") instanceof FormNode.Listed listed
                ? listed.items().stream()
                : Stream.of();
        Html names = ul(all(items.filter(FormNode.Group.class::isInstance)
                .map(FormNode.Group.class::cast)
                .map(group -> entry(FieldInputs.id(group.path()), SubprocessorCards.name(group, said)))));
        return element(
                "nav",
                css("side"),
                attribute("aria-label", Layout.words(said.language()).get("on-this-page")),
                ul(
                        entry("todo", said.get("to-do")),
                        entry("changes", said.glossary().get("what-changes")),
                        entry(FieldInputs.id(""), said.get("this-version")),
                        entry(FieldInputs.id("subprocessors"), said.label("policy.subprocessors"))
                                .with(names),
                        entry(FieldInputs.id("editions"), said.label("policy.editions"))));
    }

    private static Html.Element entry(String id, String text) {
        return li(a(text, href("#" + id)));
    }
}
