package register.editor.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.editor.form.FormNode;
import register.editor.form.FormPart;
import register.editor.form.Portion;
import register.page.CompareForm;
import register.page.Html;
import register.value.Resource;

/// The long form: every field of a list, one part at a time.
public final class LongForm {
    /// The field with the mark of the draft from which the form was made.
    public static final String MARK = "file-mark";

    /// The field that names the part.
    public static final String PART = "form-part";

    /// The field with the language of the page and PDF preview.
    public static final String SHOWN = "shown-language";

    /// The field that names the subprocessor to open, in a list too long for links.
    public static final String OPENED = "opened";

    /// The button that opens it.
    public static final String OPEN = "open";

    /// The field with the pressed button.
    public static final String PRESSED = Buttons.PRESSED;

    /// The checks while a person types; the form works without it.
    public static final String SCRIPT = Resource.text(LongForm.class, "form.js");

    /// The most subprocessors and the most findings to which a page links.
    static final int MOST = 60;

    private final View view;
    private final EditorWords said;
    private final PartForm fields;
    private final Summary summary;

    public LongForm(View view) {
        this.view = view;
        this.said = view.said();
        this.fields = new PartForm(said, view.content(), view.inspected().findings());
        this.summary = new Summary(view, fields);
    }

    /// The part's name.
    public String title() {
        return switch (view.part().kind()) {
            case CONTENTS -> said.get("all-fields");
            case VERSION -> said.get("this-version");
            case TEXT -> said.label("policy.editions");
            case QUESTIONS -> said.label("policy.questions");
            case SUBPROCESSOR -> SubprocessorCards.name(subprocessor(), said);
        };
    }

    private FormNode.Group subprocessor() {
        return fields.subprocessors().get(view.part().index());
    }

    /// The parts that are renewed while a person types; the page's script puts each in its place.
    public String news() {
        return Html.write(div(all(summary.parts()), all(summary.slots())));
    }

    /// The page.
    public List<Html> page() {
        return List.of(
                form(
                        attribute("method", "post"),
                        attribute("action", view.address()),
                        id("edit"),
                        css("box change"),
                        attribute("data-gone", said.get("server-gone")),
                        attribute("data-unsaved", said.get("unsaved")),
                        PartForm.enter(),
                        CompareForm.hidden(MARK, view.mark()),
                        CompareForm.hidden(PART, view.part().name()),
                        SchemaParts.exists(""),
                        tools(),
                        notice(),
                        summary.todo(),
                        all(part())),
                summary.live(),
                all(options()),
                element("script", attribute("src", "form.js"), attribute("defer", "")));
    }

    private List<Html> options() {
        var options = new ArrayList<Html>();
        if (!view.part().equals(FormPart.CONTENTS)) {
            options.addAll(fields.options());
        }
        if (view.part().kind() == FormPart.Kind.SUBPROCESSOR) {
            options.addAll(KnownVendor.choices());
        }
        return options;
    }

    private Html tools() {
        List<String> tags = fields.tags();
        Html.Element shown = select(
                attribute("name", SHOWN),
                attribute("aria-label", said.get("shown-in")),
                each(tags, tag -> option(said.languageName(tag), attribute("value", tag))));
        return div(
                css("tools"),
                summary.state(),
                Buttons.button("save", said.get("save")).with(css("main")),
                tags.size() > 1 ? shown : CompareForm.hidden(SHOWN, tags.isEmpty() ? "" : tags.getFirst()),
                preview("page", said.get("see-page")),
                preview("pdf", said.get("see-pdf")),
                Buttons.button("publish", said.get("publish")));
    }

    private static Html preview(String value, String text) {
        return Buttons.button(value, text).with(attribute("formtarget", "_blank"));
    }

    private @Nullable Html notice() {
        View.Notice notice = view.last();
        if (notice == null) {
            return null;
        }
        Html.Element box = div(
                id("notice"),
                attribute("tabindex", "-1"),
                role(notice.good() ? "status" : "alert"),
                css(notice.good() ? "note good" : "note bad"),
                p(notice.text()));
        Html reload = Buttons.button("reload", said.get("take-the-file"));
        return switch (notice.choice()) {
            case NONE -> box;
            case UNDO -> box.with(Buttons.acts(List.of(Buttons.button("undo", said.get("undo")))));
            case RELOAD -> box.with(Buttons.acts(List.of(reload)));
            case BESIDE -> box.with(Buttons.acts(List.of(Buttons.button("beside", said.get("save-beside")), reload)));
        };
    }

    private List<Html> part() {
        return switch (view.part().kind()) {
            case CONTENTS -> contents();
            case VERSION -> fields.ofVersion();
            case TEXT -> fields.ofText();
            case QUESTIONS -> fields.ofQuestions();
            case SUBPROCESSOR -> {
                var shown = new ArrayList<Html>();
                FormNode.Group one = subprocessor();
                shown.addAll(fields.ofSubprocessor(view.part().index(), Portion.WHOLE));
                shown.add(fields.buttons()
                        .item(one.path(), title(), fields.subprocessors().size()));
                yield shown;
            }
        };
    }

    private List<Html> contents() {
        Html.Element parts = ul(css("plain parts"), entry(FormPart.VERSION, said.get("this-version"), ""));
        parts = parts.with(entry(FormPart.TEXT, said.label("policy.editions"), ""));
        if (fields.asks()) {
            parts = parts.with(entry(FormPart.QUESTIONS, said.label("policy.questions"), ""));
        }
        List<FormNode.Group> listed = fields.subprocessors();
        return List.of(
                summary.changes(),
                parts,
                h2(
                        FieldInputs.place("subprocessors"),
                        text(said.label("policy.subprocessors")),
                        span(" " + listed.size(), css("quiet"))),
                fields.remarks("subprocessors"),
                listed.size() <= MOST ? links(listed) : choice(listed),
                fields.buttons().add("subprocessors", said.get("add-subprocessor")));
    }

    private Html links(List<FormNode.Group> listed) {
        Html.Element links = ul(css("plain parts"));
        for (int i = 0; i < listed.size(); i++) {
            FormNode.Group one = listed.get(i);
            links = links.with(entry(
                    FormPart.subprocessor(i), SubprocessorCards.name(one, said), SubprocessorCards.line(one, said)));
        }
        return links;
    }

    private Html choice(List<FormNode.Group> listed) {
        Html.Element names = select(id(OPENED), attribute("name", OPENED));
        for (int i = 0; i < listed.size(); i++) {
            names = names.with(
                    option(SubprocessorCards.name(listed.get(i), said), attribute("value", Integer.toString(i))));
        }
        return div(
                css("field"),
                label(said.glossary().capital(said.glossary().get("subprocessor")), attribute("for", OPENED)),
                names,
                p(css("acts"), Buttons.button(OPEN, said.get("all-fields"))));
    }

    private Html entry(FormPart part, String name, String line) {
        return li(
                a(name, href(View.address(view.address(), part))), span(line, css("quiet small")), fields.badge(part));
    }
}
