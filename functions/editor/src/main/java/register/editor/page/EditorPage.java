package register.editor.page;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import register.editor.form.Node;
import register.editor.form.Places;
import register.editor.form.Shapes;
import register.json.Json;
import register.read.html.CompareForm;
import register.read.html.Html;
import register.read.html.Layout;
import register.value.Language;
import register.words.Words;

/// The editor's page: a whole policy file as one form.
public final class EditorPage {
    /// The field with the mark of the file that the form began with.
    public static final String MARK = "file-mark";

    /// The field with the language in which page and PDF are shown.
    public static final String SHOWN = "shown-language";

    /// The field that names a language to add.
    public static final String NEW_LANGUAGE = EditionsPart.NEW_LANGUAGE;

    /// The field that says which button was pressed.
    public static final String PRESSED = Buttons.PRESSED;

    public static final String STYLE = Shell.STYLE;
    public static final String SCRIPT = Shell.SCRIPT;
    public static final String ICON = Shell.ICON;

    private static final String FORM = "edit";
    private static final List<String> FIRST =
            List.of("policy", "effectiveDate", "dateBasis", "noticePeriodDays", "timeZone", "authoritativeLanguage");

    private final View view;
    private final Said said;
    private final Slots slots;
    private final Parts parts;
    private final Buttons buttons;
    private final SubprocessorCards cards;
    private final Summary summary;

    private EditorPage(View view) {
        this.view = view;
        this.said = view.said();
        Marks marks = Marks.of(view.form(), view.inspected().findings());
        this.slots = new Slots(said, marks);
        this.buttons = new Buttons(said);
        var inputs = new Inputs(said, slots, ids(view.form()), tags());
        this.parts = new Parts(said, slots, inputs, buttons);
        this.cards = new SubprocessorCards(said, slots, parts, buttons);
        this.summary = new Summary(view, marks, Whereabouts.of(view.form(), said, cards));
    }

    /// The whole page.
    public static String whole(View view) {
        return new EditorPage(view).page();
    }

    /// What comes anew while somebody types: the page's script puts each part in its place.
    public static String news(View view) {
        var page = new EditorPage(view);
        return Html.write(
                Html.element("div").and(page.summary.parts()).and(page.summary.slots(page.slots, page.cards)));
    }

    private static Map<String, String> ids(Node.Group form) {
        var ids = new LinkedHashMap<String, String>();
        if (form.child("subprocessors") instanceof Node.Listed listed) {
            for (Node item : listed.items()) {
                if (item instanceof Node.Group group && !group.text("id").isEmpty()) {
                    String name =
                            group.text("displayName").isEmpty() ? group.text("legalName") : group.text("displayName");
                    ids.put(group.text("id"), name.isEmpty() ? group.text("id") : name);
                }
            }
        }
        return ids;
    }

    private List<String> tags() {
        return view.form().child("editions") instanceof Node.Editions editions
                ? List.copyOf(editions.editions().keySet())
                : List.of();
    }

    private String page() {
        Html.Element form = Html.element(
                        "form",
                        // What the key Enter presses in a field.
                        Buttons.button("check", "")
                                .with("class", "for-ears")
                                .with("tabindex", "-1")
                                .with("aria-hidden", "true"),
                        CompareForm.hidden(MARK, view.mark()),
                        Parts.exists(""))
                .with("method", "post")
                .with("action", "form")
                .with("id", FORM)
                .with("data-focus", view.focus() == null ? null : Inputs.id(view.focus()))
                .with("data-gone", said.get("server-gone"))
                .with("data-unsaved", said.get("unsaved"))
                .and(bar())
                .and(notice())
                .and(Html.element(
                                "div",
                                contents(),
                                Html.element("div").with("class", "desk").and(desk()))
                        .with("class", "sides"));
        Html main = Html.element("main", Html.element("h1", said.get("title", view.file())), form, zones())
                .with("id", "content")
                .with("tabindex", "-1")
                .with("class", "wide");
        return Shell.page(said, (view.saved() ? "" : "* ") + view.file(), header(), main, news());
    }

    private String news() {
        View.Notice notice = view.notice();
        return notice == null ? summary.counts() : notice.text() + " " + summary.counts();
    }

    private Html header() {
        Html.Element languages = Html.element("ul").with("class", "others");
        for (Language language : Words.LANGUAGES) {
            String name = register.words.Places.language(language, language);
            languages = languages.and(Html.element(
                    "li",
                    Buttons.button("ui:" + language.tag(), name)
                            .with("form", FORM)
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

    private Html bar() {
        Html.Element shown = Html.element("select").with("name", SHOWN).with("aria-label", said.get("shown-in"));
        for (String tag : tags()) {
            shown = shown.and(Html.element("option", said.languageName(tag)).with("value", tag));
        }
        return Html.element(
                        "div",
                        summary.state(),
                        Buttons.button("save", said.get("save")).with("class", "main"),
                        Html.element(
                                        "span",
                                        tags().size() > 1
                                                ? shown
                                                : CompareForm.hidden(SHOWN, tags().isEmpty() ? "" : tags().getFirst()),
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

    private @Nullable Html notice() {
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

    private Html contents() {
        Html.Element list = Html.element("ul");
        for (String[] place : new String[][] {
            {"#todo", said.get("to-do")},
            {"#changes", said.glossary().get("what-changes")},
            {"#f-", said.get("this-version")},
            {"#f-editions", said.label("policy.editions")},
            {"#f-subprocessors", said.label("policy.subprocessors")}
        }) {
            list = list.and(Html.element("li", Html.element("a", place[1]).with("href", place[0])));
        }
        Html.Element names = Html.element("ul").with("class", "names");
        if (view.form().child("subprocessors") instanceof Node.Listed listed) {
            for (Node item : listed.items()) {
                if (item instanceof Node.Group group) {
                    names = names.and(Html.element(
                            "li", Html.element("a", cards.name(group)).with("href", "#" + Inputs.id(group.path()))));
                }
            }
        }
        return Html.element("nav", list, names)
                .with("class", "side")
                .with("aria-label", Layout.words(said.language()).get("on-this-page"));
    }

    private List<Html> desk() {
        Node.Group form = view.form();
        var desk = new ArrayList<>(List.of(summary.todo(), summary.changes()));
        if (form.child(Shapes.QUESTIONS) instanceof Node.Asked asked
                && (asked.kept() != null || !asked.questions().isEmpty())) {
            desk.add(asked(asked));
        }
        desk.add(version());
        if (form.child("subprocessors") instanceof Node.Listed subprocessors) {
            desk.add(cards.of(subprocessors, view.focus()));
        }
        if (form.child("editions") instanceof Node.Editions editions) {
            desk.add(new EditionsPart(said, parts, buttons).of(editions));
        }
        return desk;
    }

    /// Dates, the company, how customers ask and object.
    private Html version() {
        Node.Group form = view.form();
        var rest = form.children().stream()
                .filter(child -> !FIRST.contains(child.path()))
                .filter(child -> child instanceof Node.Field || child.path().equals("origin"))
                .toList();
        Html.Element section = Html.element("section", Html.element("h2", said.get("this-version")))
                .with("id", Inputs.id(""))
                .with("tabindex", "-1")
                .and(parts.head(form))
                .and(Html.element("div").with("class", "grid").and(parts.children(form, FIRST)));
        for (Node child : form.children()) {
            if (child instanceof Node.Group group && !group.path().equals("origin")) {
                section = section.and(parts.of(child));
            }
        }
        return section.and(parts.more(form, rest));
    }

    private Html asked(Node.Asked asked) {
        Html.Element section = Html.element("section", Html.element("h2", said.label("policy.questions")))
                .with("id", Inputs.id(asked.path()))
                .with("tabindex", "-1")
                .and(parts.said(asked, Json.object().build()));
        int size = asked.questions().size();
        for (int i = 0; i < size; i++) {
            String path = Places.item(asked.path(), i);
            String text = asked.questions().get(i);
            section = section.and(Html.element(
                            "div",
                            CompareForm.hidden(path, text),
                            Html.element("p", text.startsWith("?") ? Slots.question(text) : text),
                            Buttons.acts(List.of(Buttons.small("remove:" + path, said.get("settled"), ""))))
                    .with("class", "item question")
                    .with("id", Inputs.id(path))
                    .with("tabindex", "-1"));
        }
        return section;
    }

    private static Html zones() {
        Html.Element list = Html.element("datalist").with("id", "zones");
        for (String zone : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            if (zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC")) {
                list = list.and(Html.element("option").with("value", zone));
            }
        }
        return list;
    }
}
