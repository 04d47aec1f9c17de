package register.desk.change;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.desk.draft.NextList;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.DeskWords;
import register.desk.page.Errand;
import register.desk.page.ListPage;
import register.desk.page.Message;
import register.desk.page.Place;
import register.editor.form.Portion;
import register.editor.page.PartForm;
import register.page.Html;
import register.policyfile.FileProblem;
import register.value.PolicyId;

/// A short form for one change of a list.
public final class ChangePage {
    public static final String KEEP = "keep";
    public static final String LOOK = "look";

    private ChangePage() {}

    /// What the form shows.
    ///
    /// @param index of the subprocessor in the list
    /// @param findings to show at their fields
    public record Content(NextList list, int index, List<FileProblem> findings, DayFields days) {
        public Content {
            findings = List.copyOf(findings);
        }
    }

    /// @param message the result of the last action; null for none
    public static String of(
            DeskFrame frame,
            Errand errand,
            PolicyId policy,
            Subject subject,
            Content shown,
            DeskForm forms,
            @Nullable Message message) {
        DeskWords said = frame.said();
        String title = errand.name(said);
        var content = new ArrayList<Html>();
        content.add(back(said));
        content.add(h1(title));
        if (message != null) {
            content.add(message.html(said));
        }
        var fields = new ArrayList<Html>(fields(said, subject, shown));
        if (subject.part() == null) {
            fields.add(p(DeskForm.press(LOOK, said.get("look-up"))));
        }
        fields.addAll(shown.days()
                .of(
                        said,
                        forms,
                        shown.list().content().text("effectiveDate"),
                        shown.list().lastToObject()));
        fields.addAll(subject.hidden());
        content.add(forms.form(errand.address(policy), KEEP, said.get("keep-draft"), fields.toArray(Html[]::new))
                .with(css("box change gap")));
        return frame.page(Place.LIST, title, content);
    }

    static Html back(DeskWords said) {
        return p(a(said.get("list"), href(ListPage.HERE)), css("back"));
    }

    private static List<Html> fields(DeskWords said, Subject subject, Content shown) {
        var form = new PartForm(said.editor(), shown.list().content(), shown.findings());
        Part part = subject.part();
        Portion portion = part == null ? Part.FIRST : part.portion();
        return part == Part.VERSION
                ? form.version()
                : part == Part.TEXT ? form.text() : form.subprocessor(shown.index(), portion);
    }
}
