package register.editor.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import register.editor.form.FormNode;
import register.editor.form.Shapes;
import register.page.CompareForm;
import register.page.Html;

/// The editor's page: a whole policy file as one form.
public final class EditorPage {
    /// The field with the mark of the file from which the form was made.
    public static final String MARK = "file-mark";

    /// The field with the language of the page and PDF preview.
    public static final String SHOWN = "shown-language";

    /// The address of the page without scripts, and the field that marks it.
    public static final String PLAIN = "plain";

    /// The field that names a language to add.
    public static final String NEW_LANGUAGE = EditionsPart.NEW_LANGUAGE;

    /// The field with the pressed button.
    public static final String PRESSED = Buttons.PRESSED;

    public static final String STYLE = EditorDocument.STYLE;
    public static final String SCRIPT = EditorDocument.SCRIPT;
    public static final String ICON = EditorDocument.ICON;

    private static final String FORM = "edit";
    private final View view;
    private final EditorWords said;
    private final Slots slots;
    private final FieldInputs inputs;
    private final SchemaParts parts;
    private final Buttons buttons;
    private final SubprocessorCards cards;
    private final Summary summary;
    private final Toolbar toolbar;
    private final VersionPart version;

    private EditorPage(View view) {
        this.view = view;
        this.said = view.said();
        PlacedRemarks marks = PlacedRemarks.of(view.form(), view.inspected().findings());
        Whereabouts whereabouts = Whereabouts.of(view.form(), said);
        this.slots = new Slots(said, marks, whereabouts);
        this.buttons = new Buttons(said);
        this.inputs = new FieldInputs(said, slots, view.plain(), view.form());
        this.parts = new SchemaParts(said, slots, inputs, buttons);
        this.cards = new SubprocessorCards(said, slots, parts, buttons, new KnownVendor(said));
        this.summary = new Summary(view, marks, whereabouts);
        this.toolbar = new Toolbar(view, tags(view.form()), summary);
        this.version = new VersionPart(said, parts);
    }

    /// The whole page.
    public static String whole(View view) {
        return new EditorPage(view).page();
    }

    /// The parts that are renewed while a person types; the page's script puts each in its place.
    public static String news(View view) {
        var page = new EditorPage(view);
        return Html.write(div(all(page.summary.parts()), all(page.summary.slots(page.slots, page.cards))));
    }

    /// The names of subprocessors by their ids.
    static Map<String, String> ids(FormNode.Group form) {
        var ids = new LinkedHashMap<String, String>();
        if (form.child("subprocessors") instanceof FormNode.Listed listed) {
            for (FormNode item : listed.items()) {
                if (item instanceof FormNode.Group group && !group.text("id").isEmpty()) {
                    String name =
                            group.text("displayName").isEmpty() ? group.text("legalName") : group.text("displayName");
                    ids.put(group.text("id"), name.isEmpty() ? group.text("id") : name);
                }
            }
        }
        return ids;
    }

    /// The languages of the editions.
    static List<String> tags(FormNode.Group form) {
        return form.child("editions") instanceof FormNode.Editions editions
                ? List.copyOf(editions.editions().keySet())
                : List.of();
    }

    private String page() {
        Html.Element form = form(
                attribute("method", "post"),
                attribute("action", "form"),
                id(FORM),
                attribute("data-focus", view.focus() == null ? null : FieldInputs.id(view.focus())),
                attribute("data-gone", said.get("server-gone")),
                attribute("data-unsaved", said.get("unsaved")),
                Buttons.button("check", "")
                        .with(css("for-ears"), attribute("tabindex", "-1"), attribute("aria-hidden", "true")),
                CompareForm.hidden(MARK, view.mark()),
                SchemaParts.exists(""),
                view.plain() ? CompareForm.hidden(PLAIN, "1") : null,
                toolbar.bar(),
                toolbar.notice(),
                div(css("sides"), toolbar.contents(), div(css("desk"), all(desk()))));
        Html main = main(
                id("content"),
                attribute("tabindex", "-1"),
                css("wide"),
                h1(said.get("title", view.file())),
                form,
                all(VersionPart.choices()),
                all(KnownVendor.choices()),
                all(inputs.shared()));
        return EditorDocument.page(
                said,
                (view.saved() ? "" : "* ") + view.file(),
                toolbar.header(FORM),
                main,
                news(),
                view.plain() ? null : PLAIN);
    }

    private String news() {
        View.Notice notice = view.notice();
        return notice == null ? summary.counts() : notice.text() + " " + summary.counts();
    }

    private List<Html> desk() {
        FormNode.Group form = view.form();
        var desk = new ArrayList<>(List.of(summary.todo(), summary.changes()));
        if (form.child(Shapes.QUESTIONS) instanceof FormNode.QuestionList asked
                && (asked.kept() != null || !asked.questions().isEmpty())) {
            desk.add(version.asked(asked));
        }
        desk.add(version.of(form));
        if (form.child("subprocessors") instanceof FormNode.Listed subprocessors) {
            desk.add(cards.of(subprocessors, view.focus()));
        }
        if (form.child("editions") instanceof FormNode.Editions editions) {
            desk.add(new EditionsPart(said, parts, buttons).of(editions));
        }
        return desk;
    }
}
