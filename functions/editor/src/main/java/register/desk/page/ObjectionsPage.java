package register.desk.page;

import static register.page.Tags.*;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.desk.view.Contact;
import register.desk.view.KeptObjection;
import register.objection.Objection;
import register.objection.ObjectionChannel;
import register.page.Html;

/// Objections: the open ones, the others, and a form for one that came by phone or letter.
public final class ObjectionsPage {
    /// The page's address.
    public static final String LIST = "objections";

    public static final String RECORD = "record";
    public static final String CUSTOMER = "customer";
    public static final String ARRIVED = "arrived";
    public static final String NOTE = "note";
    public static final String CHANNEL = "channel";

    private final DeskWords said;

    private ObjectionsPage(DeskWords said) {
        this.said = said;
    }

    /// @param now in the desk's time zone
    /// @param message the result of the last action; null for none
    public static String of(
            DeskFrame frame,
            List<KeptObjection> objections,
            List<Contact> contacts,
            LocalDateTime now,
            DeskForm forms,
            @Nullable Message message) {
        DeskWords said = frame.said();
        var page = new ObjectionsPage(said);
        var content = new ArrayList<Html>();
        content.add(h1(said.get("objections")));
        if (message != null) {
            content.add(message.html(said));
        }
        if (objections.isEmpty()) {
            content.add(p(said.get("no-objections")));
        }
        page.part(
                content,
                said.editor().get("open"),
                objections.stream().filter(one -> one.objection().isOpen()).toList());
        page.part(
                content,
                said.editor().get("closed"),
                objections.stream().filter(one -> !one.objection().isOpen()).toList());
        if (!contacts.isEmpty()) {
            content.add(h2(said.get("record-objection")));
            content.add(p(said.get("record-note"), css("quiet")));
            content.add(div(css("tasks"), page.form(forms, contacts, now)));
        }
        return frame.page(Place.OBJECTIONS, said.get("objections"), content);
    }

    private void part(List<Html> content, String heading, List<KeptObjection> objections) {
        if (!objections.isEmpty()) {
            content.add(h2(heading + " " + objections.size()));
            content.add(element(
                    "table",
                    css("facts"),
                    element("thead", tr(head("from"), head("arrived"), head("channel-label"), head("standing"))),
                    element("tbody", each(objections, this::row))));
        }
    }

    private Html head(String key) {
        return th(said.get(key), attribute("scope", "col"));
    }

    private Html row(KeptObjection one) {
        Objection objection = one.objection();
        return tr(
                th(attribute("scope", "row"), a(name(said, one), href(ObjectionPage.ONE + objection.reference()))),
                cell("arrived", said.time(objection.arrived())),
                cell("channel-label", said.get("channel", objection.channel())),
                cell("standing", state(said, objection) + timing(objection)));
    }

    private String timing(Objection objection) {
        return objection.objectUntil() == null
                ? ""
                : " · " + said.get(objection.isLate() ? "after-deadline" : "in-time");
    }

    private Html cell(String key, String text) {
        return td(attribute("data-label", said.get(key)), text(text));
    }

    static String name(DeskWords said, KeptObjection one) {
        String customer = one.customer();
        return customer == null ? said.get("unknown-customer") : customer;
    }

    static String state(DeskWords said, Objection objection) {
        return objection
                .outcome()
                .map(outcome -> said.get("outcome", outcome))
                .orElseGet(() -> said.get(
                        objection.isErased() ? "state.erased" : objection.isReopened() ? "reopened" : "state.queued"));
    }

    private Html form(DeskForm forms, List<Contact> contacts, LocalDateTime now) {
        return forms.form(
                        LIST,
                        RECORD,
                        said.get("record"),
                        forms.choice(
                                RECORD,
                                CUSTOMER,
                                said.get("customer"),
                                contacts.stream()
                                        .map(one -> Map.entry(one.key(), one.name() + " (" + one.address() + ")"))
                                        .toList()),
                        forms.moment(RECORD, ARRIVED, said.get("arrived"), now.truncatedTo(ChronoUnit.MINUTES)),
                        forms.choice(
                                RECORD,
                                CHANNEL,
                                said.get("channel-label"),
                                Stream.of(
                                                ObjectionChannel.PHONE,
                                                ObjectionChannel.LETTER,
                                                ObjectionChannel.MAIL,
                                                ObjectionChannel.OTHER)
                                        .map(each -> Map.entry(each.term(), said.get("channel", each)))
                                        .toList()),
                        forms.area(RECORD, NOTE, said.get("what-was-said")))
                .with(css("box"));
    }
}
