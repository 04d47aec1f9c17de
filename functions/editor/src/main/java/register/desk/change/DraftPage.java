package register.desk.change;

import static register.page.Tags.*;

import java.util.ArrayList;
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
import register.editor.page.PublishPage;
import register.editor.page.Whereabouts;
import register.json.Json;
import register.page.CompareForm;
import register.page.Html;

/// The draft: what customers will read, what publishing does, and the buttons for it.
public final class DraftPage {
    public static final String PUBLISH = "publish";
    public static final String ASK = "ask";
    public static final String DISCARD = "discard";
    public static final String REASON = "reason";
    public static final String NO_NOTICE = "no-notice";

    private DraftPage() {}

    /// @param asks true if the draft leaves something open
    /// @param corrects true if the draft's day has a version
    /// @param letter to customers; null if they are not notified, or before it can be written
    /// @param message the result of the last action; null for none
    public static String of(
            DeskFrame frame,
            Draft draft,
            Desk.Plan plan,
            boolean asks,
            boolean corrects,
            @Nullable String letter,
            DeskForm forms,
            @Nullable Message message) {
        DeskWords said = frame.said();
        String title = said.get("draft")
                + draft.date().map(date -> " – " + said.date(date)).orElse("");
        Json.Obj content = draft.content();
        var shown = new ArrayList<Html>();
        shown.add(ChangePage.back(said));
        shown.add(h1(title));
        if (message != null) {
            shown.add(message.html(said));
        }
        Whereabouts whereabouts =
                Whereabouts.of(FormTree.of(content == null ? Json.object().build() : content), said.editor());
        if (asks) {
            shown.add(p(
                    css("acts"),
                    a(Errand.ASK.name(said), href(Errand.ASK.address(draft.policy())), css("button main"))));
        }
        shown.add(section(css("box"), all(PublishPage.plan(said.editor(), whereabouts, plan))));
        if (plan.effect() != null) {
            shown.add(section(
                    css("gap"),
                    h2(said.get("customers-read")),
                    letter == null ? p(said.get("nobody-told")) : div(letter, css("mail"))));
        }
        shown.add(links(said, draft));
        shown.add(div(css("tasks"), publishing(said, draft, plan, corrects, forms), discarding(said, draft, forms)));
        return frame.page(Place.LIST, title, shown);
    }

    private static Html links(DeskWords said, Draft draft) {
        Html.Element links = p(css("acts gap"));
        for (Errand errand :
                new Errand[] {Errand.ADD, Errand.END, Errand.CHANGE, Errand.PAGE, Errand.PDF, Errand.FILE}) {
            links = links.with(a(errand.name(said), href(errand.address(draft.policy())), css("button")), text(" "));
        }
        return links;
    }

    private static @Nullable Html publishing(
            DeskWords said, Draft draft, Desk.Plan plan, boolean corrects, DeskForm forms) {
        if (!plan.possible() && !plan.correction() && !plan.late()) {
            return null;
        }
        String action = plan.possible() ? PUBLISH : ASK;
        return forms.form(
                        Errand.DRAFT.address(draft.policy()),
                        action,
                        said.editor().get(plan.possible() ? "publish-now" : "ask-again"),
                        corrects ? forms.text(action, REASON, said.editor().get("why-corrected"), "") : null,
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
