package register.desk.change;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.Errand;
import register.desk.page.Place;
import register.editor.form.FormPart;
import register.editor.form.FormTree;
import register.editor.page.EditorWords;
import register.editor.page.LongForm;
import register.editor.page.PublishPage;
import register.editor.page.View;
import register.editor.page.Whereabouts;
import register.json.Json;
import register.page.Html;
import register.policyfile.FileProblem;
import register.value.PolicyId;

/// Every field of a draft, one part at a time.
public final class FieldsPage {
    /// Saves before the desk closes.
    public static final String SAVE = "save";

    /// Closes the desk without saving.
    public static final String ANYWAY = "anyway";

    private FieldsPage() {}

    public static String of(DeskFrame frame, PolicyId policy, View view) {
        var form = new LongForm(view);
        boolean whole = view.part().equals(FormPart.CONTENTS);
        var content = new ArrayList<Html>();
        content.add(
                whole
                        ? p(a(Errand.DRAFT.name(frame.said()), href(Errand.DRAFT.address(policy))), css("back"))
                        : p(a(Errand.FIELDS.name(frame.said()), href(Errand.FIELDS.address(policy))), css("back")));
        content.add(h1(Errand.FIELDS.name(frame.said())));
        content.add(div(css("gap"), all(form.page())));
        return frame.page(Place.LIST, form.title(), content);
    }

    /// Why there is no page or PDF yet.
    public static String notYet(DeskFrame frame, Json.Obj content, List<FileProblem> findings) {
        EditorWords said = frame.said().editor();
        Whereabouts places = Whereabouts.of(FormTree.of(content), said);
        String title = said.get("changes-later");
        var shown = new ArrayList<Html>();
        shown.add(h1(title));
        shown.addAll(PublishPage.remarks(said, places, findings));
        return frame.page(Place.LIST, title, shown);
    }

    /// Asks whether to save what is not saved.
    public static String leaving(DeskFrame frame, PolicyId policy) {
        EditorWords said = frame.said().editor();
        String title = said.get("end-title");
        return frame.page(
                Place.LIST,
                title,
                List.of(
                        p(a(Errand.FIELDS.name(frame.said()), href(Errand.FIELDS.address(policy))), css("back")),
                        h1(title),
                        form(
                                attribute("method", "post"),
                                attribute("action", DeskFrame.END),
                                p(
                                        css("acts"),
                                        DeskForm.press(SAVE, said.get("end-save")),
                                        DeskForm.press(ANYWAY, said.get("end-anyway"))))));
    }
}
