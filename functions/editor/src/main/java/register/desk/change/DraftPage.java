package register.desk.change;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.DeskWords;
import register.desk.page.Errand;
import register.desk.page.Message;
import register.desk.page.Place;
import register.desk.view.Draft;
import register.editor.desk.Desk;
import register.editor.form.FormTree;
import register.editor.page.EditorWords;
import register.editor.page.PublishPage;
import register.editor.page.Whereabouts;
import register.json.Json;
import register.page.CompareForm;
import register.page.Html;
import register.policyfile.FileProblem;

/// The draft: what customers will read, what publishing does, and the buttons for it.
public final class DraftPage {
    public static final String PUBLISH = "publish";
    public static final String ASK = "ask";
    public static final String DISCARD = "discard";
    public static final String REASON = "reason";
    public static final String NO_NOTICE = "no-notice";

    private DraftPage() {}

    /// What the page shows.
    ///
    /// @param asks true if the draft leaves something open
    /// @param letter to customers; null if they are not notified, or before it can be written
    /// @param keeps true if the draft is a file that stays
    /// @param address where to look at what was published now; null if nothing was
    public record Content(
            Draft draft,
            Desk.Plan plan,
            boolean asks,
            @Nullable String letter,
            boolean keeps,
            @Nullable Html address) {}

    /// @param message the result of the last action; null for none
    public static String of(DeskFrame frame, Content shown, DeskForm forms, @Nullable Message message) {
        DeskWords said = frame.said();
        Draft draft = shown.draft();
        Desk.Plan plan = shown.plan();
        String title = said.get("draft")
                + draft.date().map(date -> " – " + said.date(date)).orElse("");
        var content = new ArrayList<Html>();
        content.add(
                shown.keeps()
                        ? p(a(Errand.FIELDS.name(said), href(Errand.FIELDS.address(draft.policy()))), css("back"))
                        : ChangePage.back(said));
        content.add(h1(title));
        if (message != null) {
            content.add(message.html(said));
        }
        if (shown.address() != null) {
            content.add(shown.address());
        }
        if (shown.asks()) {
            content.add(p(
                    css("acts"),
                    a(Errand.ASK.name(said), href(Errand.ASK.address(draft.policy())), css("button main"))));
        }
        content.add(section(css("box gap"), all(plan(said.editor(), draft, shown.asks() ? unasked(plan) : plan))));
        if (shown.address() != null) {
            return frame.page(Place.LIST, title, content);
        }
        if (plan.effect() != null) {
            content.add(section(
                    css("gap"),
                    h2(said.get("customers-read")),
                    shown.letter() == null ? p(said.get("nobody-told")) : div(shown.letter(), css("mail"))));
        }
        content.add(links(said, shown));
        content.add(div(
                css("tasks"),
                publishing(said, draft, plan, forms),
                shown.keeps() ? null : discarding(said, draft, forms)));
        return frame.page(Place.LIST, title, content);
    }

    /// Without the questions, which have pages of their own.
    private static Desk.Plan unasked(Desk.Plan plan) {
        return new Desk.Plan(
                plan.words(),
                plan.effect(),
                plan.announcement(),
                plan.remarks().stream()
                        .filter(remark -> remark.kind() != FileProblem.Kind.QUESTION)
                        .toList(),
                plan.possible(),
                plan.correction(),
                plan.late());
    }

    private static List<Html> plan(EditorWords said, Draft draft, Desk.Plan plan) {
        Json.Obj content = draft.content();
        Whereabouts whereabouts =
                Whereabouts.of(FormTree.of(content == null ? Json.object().build() : content), said);
        return content == null
                ? PublishPage.unreadable(said, whereabouts, plan.remarks())
                : PublishPage.plan(said, whereabouts, plan);
    }

    private static Html links(DeskWords said, Content shown) {
        List<Errand> errands = shown.keeps()
                ? List.of(Errand.FIELDS, Errand.PAGE, Errand.PDF)
                : List.of(Errand.ADD, Errand.END, Errand.CHANGE, Errand.FIELDS, Errand.PAGE, Errand.PDF, Errand.FILE);
        Html.Element links = p(css("acts gap"));
        for (Errand errand : errands) {
            links = links.with(
                    a(errand.name(said), href(errand.address(shown.draft().policy())), css("button")), text(" "));
        }
        return links;
    }

    private static @Nullable Html publishing(DeskWords said, Draft draft, Desk.Plan plan, DeskForm forms) {
        if (!plan.possible() && !plan.late() && (plan.effect() == null || !plan.correction())) {
            return null;
        }
        String action = plan.possible() ? PUBLISH : ASK;
        return forms.form(
                        Errand.DRAFT.address(draft.policy()),
                        action,
                        said.editor().get(plan.possible() ? "publish-now" : "ask-again"),
                        plan.correction()
                                ? forms.text(action, REASON, said.editor().get("why-corrected"), "")
                                : null,
                        plan.late()
                                ? forms.text(action, NO_NOTICE, said.editor().get("why-late"), "")
                                : null,
                        CompareForm.hidden(Subject.MARK, draft.mark()))
                .with(css("box"));
    }

    private static Html discarding(DeskWords said, Draft draft, DeskForm forms) {
        return forms.form(
                        Errand.DRAFT.address(draft.policy()),
                        DISCARD,
                        said.get("discard"),
                        CompareForm.hidden(Subject.MARK, draft.mark()))
                .with(css("box"));
    }
}
