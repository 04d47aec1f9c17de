package register.editor.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.editor.desk.Desk;
import register.page.Html;
import register.policyfile.FileProblem;
import register.policyfile.inspection.PublishingEffect;

/// What publishing would do, and what came of it.
public final class PublishPage {
    private PublishPage() {}

    /// What publishing would do, and what prevents it.
    public static List<Html> plan(EditorWords said, Whereabouts whereabouts, Desk.Plan plan) {
        var content = new ArrayList<Html>();
        PublishingEffect effect = plan.effect();
        if (effect != null && effect.before() != null) {
            content.addAll(Summary.changed(said, effect.before(), effect.version()));
        }
        if (!plan.possible()) {
            content.add(p(said.get("not-possible"), css("note bad")));
        }
        content.addAll(remarks(said, whereabouts, plan.remarks()));
        if (!plan.words().isEmpty()) {
            content.add(element(
                    "details",
                    css("more"),
                    element("summary", said.get("technical")),
                    div(lang("en"), each(plan.words(), line -> p(whereabouts.say(line))))));
        }
        return content;
    }

    /// The first findings, each with the name of its place.
    public static List<Html> remarks(EditorWords said, Whereabouts whereabouts, List<FileProblem> remarks) {
        return remarks.stream()
                .limit(LongForm.MOST)
                .<Html>map(remark -> p(
                        css("remark " + EditorWords.kind(remark)),
                        strong(said.get(EditorWords.kind(remark))),
                        text(" "),
                        text(whereabouts.called(remark.problem().path()) + " "),
                        Slots.remark(whereabouts, remark)))
                .toList();
    }

    /// Where to look at what was published.
    ///
    /// @param address the register's public one; null if it has none
    public static Html where(EditorWords said, String policy, @Nullable String address) {
        return p(
                address == null
                        ? text(said.get("no-address", policy))
                        : a(
                                said.get("see-published"),
                                href(address.replaceFirst("/$", "") + "/" + policy),
                                attribute("rel", "noreferrer")));
    }

    /// What is wrong with a file that cannot be shown as a form.
    public static List<Html> unreadable(EditorWords said, Whereabouts whereabouts, List<FileProblem> remarks) {
        var content = new ArrayList<Html>();
        content.add(p(said.get("unreadable")));
        for (FileProblem remark : remarks) {
            content.add(p(
                    css("remark error"),
                    element("code", Integer.toString(remark.line())),
                    text(" "),
                    Slots.remark(whereabouts, remark)));
        }
        return content;
    }
}
