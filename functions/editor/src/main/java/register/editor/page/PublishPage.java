package register.editor.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.editor.desk.Desk;
import register.page.CompareForm;
import register.page.Html;
import register.policyfile.FileProblem;
import register.policyfile.inspection.Effect;
import register.publishing.Reasons;
import register.value.Sentence;

/// The pages that ask before publishing, report its result, and end the editor.
public final class PublishPage {
    /// The field with the reason for a correction.
    public static final String REASON = "reason";

    /// The field with the reason why customers are not notified in time.
    public static final String NO_NOTICE = "no-notice";

    private PublishPage() {}

    /// @param mark of the file to publish
    public static String question(
            EditorWords said, Whereabouts whereabouts, String file, String mark, Desk.Plan plan, Reasons reasons) {
        var content = new ArrayList<Html>();
        Html.Element words = words(whereabouts, plan);
        Effect effect = plan.effect();
        if (effect != null && effect.before() != null) {
            words = words.and(Summary.changed(said, effect.before(), effect.version()));
        }
        if (!plan.words().isEmpty()) {
            content.add(words);
        }
        if (!plan.possible()) {
            content.add(Html.element("p", said.get("not-possible")).with("class", "note bad"));
        }
        for (FileProblem remark : plan.remarks()) {
            content.add(Html.element(
                            "p",
                            Html.element("strong", said.get(EditorWords.kind(remark))),
                            Html.text(" "),
                            Html.text(whereabouts.called(remark.problem().path()) + " "),
                            Slots.remark(whereabouts, remark))
                    .with("class", "remark " + EditorWords.kind(remark)));
        }
        Html.Element form = Html.element("form", CompareForm.hidden(EditorPage.MARK, mark))
                .with("method", "post")
                .with("action", "publish")
                .and(plan.correction() ? reason(REASON, said.get("why-corrected"), reasons.correction()) : null)
                .and(plan.late() ? reason(NO_NOTICE, said.get("why-late"), reasons.noNotice()) : null);
        var acts = new ArrayList<Html>();
        if (plan.possible()) {
            acts.add(Buttons.button("publish", said.get("publish-now")).with("class", "main"));
        } else if (plan.correction() || plan.late()) {
            acts.add(Buttons.button("ask", said.get("ask-again")));
        }
        acts.add(Buttons.button("back", said.get("back")));
        content.add(form.and(Html.element("div").with("class", "acts").and(acts)));
        return EditorDocument.message(said, said.get("publish-title", file), content);
    }

    private static Html.Element words(Whereabouts whereabouts, Desk.Plan plan) {
        Html.Element words = Html.element("div").with("class", "box");
        for (Sentence line : plan.words()) {
            words = words.and(Html.element("p", whereabouts.say(line)));
        }
        return words;
    }

    private static Html reason(String name, String label, @Nullable String value) {
        return Html.element("div", Html.element("label", label).with("for", name))
                .with("class", "field")
                .and(Html.element("input")
                        .with("type", "text")
                        .with("id", name)
                        .with("name", name)
                        .with("value", value == null ? "" : value)
                        .with("autocomplete", "off"));
    }

    /// @param plan the plan that was confirmed
    /// @param address the policy's public address; null if there is none
    public static String done(
            EditorWords said,
            Whereabouts whereabouts,
            Desk.Plan plan,
            Desk.Published published,
            @Nullable String address) {
        var content = new ArrayList<Html>();
        Html.Element lines = Html.element("div").with("class", "box").with("lang", "en");
        for (String line : published.lines()) {
            lines = lines.and(Html.element("p", line));
        }
        if (published.done()) {
            content.add(words(whereabouts, plan));
            content.add(Html.element("p", where(said, plan.effect(), address)));
            content.add(Html.element("details", Html.element("summary", said.get("technical")), lines)
                    .with("class", "more"));
        } else {
            content.add(lines);
        }
        content.add(back(said));
        return EditorDocument.message(said, said.get(published.done() ? "published" : "not-published"), content);
    }

    private static Html where(EditorWords said, @Nullable Effect effect, @Nullable String address) {
        String policy = effect == null ? "" : effect.version().policy().value();
        return address == null
                ? Html.text(said.get("no-address", policy))
                : Html.element("a", said.get("see-published"))
                        .with("href", address.replaceFirst("/$", "") + "/" + policy)
                        .with("rel", "noreferrer");
    }

    private static Html back(EditorWords said) {
        return Html.element("p", Html.element("a", said.get("back")).with("href", "."));
    }

    /// The page about a file that cannot be shown as a form.
    public static String unreadable(EditorWords said, Whereabouts whereabouts, List<FileProblem> remarks) {
        var content = new ArrayList<Html>();
        content.add(Html.element("p", said.get("unreadable")));
        for (FileProblem remark : remarks) {
            content.add(Html.element(
                            "p",
                            Html.element("code", Integer.toString(remark.line())),
                            Html.text(" "),
                            Slots.remark(whereabouts, remark))
                    .with("class", "remark error"));
        }
        return EditorDocument.message(said, said.get("not-possible"), content);
    }

    /// The problems that prevent a page or a PDF from being shown.
    public static String notYet(EditorWords said, Whereabouts whereabouts, List<FileProblem> remarks) {
        var content = new ArrayList<Html>();
        for (FileProblem remark : remarks) {
            content.add(Html.element(
                            "p",
                            Html.text(whereabouts.called(remark.problem().path()) + " "),
                            Slots.remark(whereabouts, remark))
                    .with("class", "remark error"));
        }
        return EditorDocument.message(said, said.get("changes-later"), content);
    }

    /// Asks whether to save unsaved input.
    public static String leaving(EditorWords said) {
        return EditorDocument.message(
                said,
                said.get("end-title"),
                List.of(Html.element("form")
                        .with("method", "post")
                        .with("action", "end")
                        .and(Html.element("div")
                                .with("class", "acts")
                                .and(List.of(
                                        Buttons.button("save", said.get("end-save"))
                                                .with("class", "main"),
                                        Buttons.button("anyway", said.get("end-anyway")),
                                        Buttons.button("back", said.get("back")))))));
    }

    public static String ended(EditorWords said) {
        return EditorDocument.message(said, said.get("ended"), List.of(Html.element("p", said.get("ended-text"))));
    }
}
