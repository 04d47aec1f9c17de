package register.desk.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.desk.view.KeptObjection;
import register.objection.CustomerStatement;
import register.objection.Objection;
import register.objection.ObjectionChange;
import register.objection.ObjectionOutcome;
import register.page.Html;
import register.request.ChangeAuthor;

/// One objection: its text, its outcome, and its history.
public final class ObjectionPage {
    /// Before the reference, in the address.
    public static final String ONE = "objection-";

    public static final String CLOSE = "close";
    public static final String OUTCOME = "outcome";
    public static final String REASON = "reason";

    private final DeskWords said;

    private ObjectionPage(DeskWords said) {
        this.said = said;
    }

    /// @param message the result of the last action; null for none
    public static String of(DeskFrame frame, KeptObjection kept, DeskForm forms, @Nullable Message message) {
        DeskWords said = frame.said();
        var page = new ObjectionPage(said);
        String title = said.objection() + said.words().colon() + ObjectionsPage.name(said, kept);
        Objection objection = kept.objection();
        CustomerStatement statement = objection.statement();
        var content = new ArrayList<Html>();
        content.add(p(a(said.get("all-objections"), href(ObjectionsPage.LIST)), css("back")));
        content.add(h1(title));
        if (message != null) {
            content.add(message.html(said));
        }
        content.add(page.facts(objection));
        content.add(h2(said.get("what-was-said")));
        content.add(statement == null ? p(said.get("state.erased"), css("quiet")) : div(statement.text(), css("mail")));
        if (!objection.isErased()) {
            content.add(div(
                    css("tasks"),
                    page.closing(forms, objection),
                    Erasing.form(said, forms, ONE + objection.reference(), Erasing.reason(said, forms))));
        }
        content.add(section(
                h2(said.editor().get("history")), ul(css("plain history"), each(objection.history(), page::line))));
        return frame.page(Place.OBJECTIONS, title, content);
    }

    private Html facts(Objection objection) {
        var facts = new ArrayList<Html>();
        fact(facts, said.get("arrived"), said.time(objection.arrived()));
        fact(facts, said.get("channel-label"), said.get("channel", objection.channel()));
        fact(
                facts,
                said.glossary().get("object-until"),
                objection.objectUntil() == null
                        ? null
                        : said.time(objection.objectUntil()) + " · "
                                + said.get(objection.isLate() ? "after-deadline" : "in-time"));
        fact(facts, said.editor().get("state"), ObjectionsPage.state(said, objection));
        CustomerStatement statement = objection.statement();
        fact(facts, said.editor().get("sender"), statement == null ? null : statement.from());
        fact(facts, said.get("reference"), objection.reference().value());
        return dl(css("facts"), all(facts));
    }

    private static void fact(List<Html> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.add(div(dt(name), element("dd", value)));
        }
    }

    private Html closing(DeskForm forms, Objection objection) {
        List<Map.Entry<String, String>> outcomes = Arrays.stream(ObjectionOutcome.values())
                .map(each -> Map.entry(each.term(), said.get("outcome", each)))
                .toList();
        return forms.form(
                        ONE + objection.reference(),
                        CLOSE,
                        said.get("set-outcome"),
                        forms.choice(CLOSE, OUTCOME, said.editor().get("outcome"), outcomes),
                        forms.text(CLOSE, REASON, said.get("reason-shown"), ""))
                .with(css("box"));
    }

    private Html line(ObjectionChange change) {
        var parts = new ArrayList<String>();
        parts.add(said.get("objection-did", change.kind()));
        if (!change.actor().equals(ChangeAuthor.REGISTER)) {
            parts.add(change.actor());
        }
        ObjectionOutcome outcome = change.outcome();
        if (outcome != null) {
            parts.add(said.get("outcome", outcome));
        }
        String detail = change.detail();
        boolean byPerson = change.kind() == ObjectionChange.Kind.CLOSED || change.kind() == ObjectionChange.Kind.ERASED;
        if (detail != null && byPerson) {
            parts.add(detail);
        }
        return li(span(said.time(change.at()), css("quiet small")), text(" " + String.join(" · ", parts)));
    }
}
