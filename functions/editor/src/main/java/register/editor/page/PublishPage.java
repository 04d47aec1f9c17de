package register.editor.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.editor.desk.Desk;
import register.page.CompareForm;
import register.page.Html;
import register.policyfile.FileProblem;
import register.policyfile.inspection.PublishingEffect;
import register.publishing.Reasons;

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
        var content = new ArrayList<Html>(plan(said, whereabouts, plan));
        Html.Element form = form(
                attribute("method", "post"),
                attribute("action", "publish"),
                CompareForm.hidden(EditorPage.MARK, mark),
                plan.correction() ? reason(REASON, said.get("why-corrected"), reasons.correction()) : null,
                plan.late() ? reason(NO_NOTICE, said.get("why-late"), reasons.noNotice()) : null);
        var acts = new ArrayList<Html>();
        if (plan.possible()) {
            acts.add(Buttons.button("publish", said.get("publish-now")).with(css("main")));
        } else if (plan.correction() || plan.late()) {
            acts.add(Buttons.button("ask", said.get("ask-again")));
        }
        acts.add(Buttons.button("back", said.get("back")));
        content.add(form.with(div(css("acts"), all(acts))));
        return EditorDocument.message(said, said.get("publish-title", file), content);
    }

    /// What publishing would do, and what prevents it.
    public static List<Html> plan(EditorWords said, Whereabouts whereabouts, Desk.Plan plan) {
        var content = new ArrayList<Html>();
        Html.Element words = words(whereabouts, plan);
        PublishingEffect effect = plan.effect();
        if (effect != null && effect.before() != null) {
            words = words.with(all(Summary.changed(said, effect.before(), effect.version())));
        }
        if (!plan.words().isEmpty()) {
            content.add(words);
        }
        if (!plan.possible()) {
            content.add(p(said.get("not-possible"), css("note bad")));
        }
        for (FileProblem remark : plan.remarks()) {
            content.add(p(
                    css("remark " + EditorWords.kind(remark)),
                    strong(said.get(EditorWords.kind(remark))),
                    text(" "),
                    text(whereabouts.called(remark.problem().path()) + " "),
                    Slots.remark(whereabouts, remark)));
        }
        return content;
    }

    private static Html.Element words(Whereabouts whereabouts, Desk.Plan plan) {
        Html.Element words = div(css("box"), each(plan.words(), line -> p(whereabouts.say(line))));
        return words;
    }

    private static Html reason(String name, String label, @Nullable String value) {
        return div(
                css("field"),
                label(label, attribute("for", name)),
                input(
                        attribute("type", "text"),
                        id(name),
                        attribute("name", name),
                        attribute("value", value == null ? "" : value),
                        attribute("autocomplete", "off")));
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
        Html.Element lines = div(css("box"), lang("en"), each(published.lines(), line -> p(line)));
        if (published.done()) {
            content.add(words(whereabouts, plan));
            content.add(p(where(said, plan.effect(), address)));
            content.add(element("details", css("more"), element("summary", said.get("technical")), lines));
        } else {
            content.add(lines);
        }
        content.add(back(said));
        return EditorDocument.message(said, said.get(published.done() ? "published" : "not-published"), content);
    }

    private static Html where(EditorWords said, @Nullable PublishingEffect effect, @Nullable String address) {
        String policy = effect == null ? "" : effect.version().policy().value();
        return address == null
                ? text(said.get("no-address", policy))
                : a(
                        said.get("see-published"),
                        href(address.replaceFirst("/$", "") + "/" + policy),
                        attribute("rel", "noreferrer"));
    }

    private static Html back(EditorWords said) {
        return p(a(said.get("back"), href(".")));
    }

    /// The page about a file that cannot be shown as a form.
    public static String unreadable(EditorWords said, Whereabouts whereabouts, List<FileProblem> remarks) {
        var content = new ArrayList<Html>();
        content.add(p(said.get("unreadable")));
        for (FileProblem remark : remarks) {
            content.add(p(
                    css("remark error"),
                    element("code", Integer.toString(remark.line())),
                    text(" "),
                    Slots.remark(whereabouts, remark)));
        }
        return EditorDocument.message(said, said.get("not-possible"), content);
    }

    /// The problems that prevent a page or a PDF from being shown.
    public static String notYet(EditorWords said, Whereabouts whereabouts, List<FileProblem> remarks) {
        var content = new ArrayList<Html>();
        for (FileProblem remark : remarks) {
            content.add(p(
                    css("remark error"),
                    text(whereabouts.called(remark.problem().path()) + " "),
                    Slots.remark(whereabouts, remark)));
        }
        return EditorDocument.message(said, said.get("changes-later"), content);
    }

    /// Asks whether to save unsaved input.
    public static String leaving(EditorWords said) {
        return EditorDocument.message(
                said,
                said.get("end-title"),
                List.of(form(
                        attribute("method", "post"),
                        attribute("action", "end"),
                        div(
                                css("acts"),
                                Buttons.button("save", said.get("end-save")).with(css("main")),
                                Buttons.button("anyway", said.get("end-anyway")),
                                Buttons.button("back", said.get("back"))))));
    }

    public static String ended(EditorWords said) {
        return EditorDocument.message(said, said.get("ended"), List.of(p(said.get("ended-text"))));
    }
}
