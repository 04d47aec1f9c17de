package register.desk.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import register.machine.doctor.Finding;
import register.machine.doctor.Finding.State;
import register.page.Html;
import register.value.Sentence;

/// Whether everything is in order: each part of the register, what was found, and what to do.
public final class OrderPage {
    /// The page's address.
    public static final String HERE = "order";

    private final DeskWords said;

    private OrderPage(DeskWords said) {
        this.said = said;
    }

    public static String of(DeskFrame frame, List<Finding> findings) {
        DeskWords said = frame.said();
        var page = new OrderPage(said);
        var content = new ArrayList<Html>();
        content.add(h1(said.get("order")));
        content.add(element("table", css("facts"), element("tbody", each(findings, page::row))));
        return frame.page(Place.ORDER, said.get("order"), content);
    }

    private Html row(Finding finding) {
        Sentence advice = finding.advice();
        String found = in(finding.found());
        return tr(
                th(
                        attribute("scope", "row"),
                        text(said.words().capital(in(finding.subject().sentence())))),
                td(span(in(finding.state().sentence()), css(kind(finding.state())))),
                advice == null
                        ? td(text(found))
                        : td(
                                p(found),
                                element(
                                        "details",
                                        css("small"),
                                        element("summary", said.get("what-to-do")),
                                        p(in(advice).replace("`", "")))));
    }

    private String in(Sentence sentence) {
        return sentence.in(said.language());
    }

    private static String kind(State state) {
        return switch (state) {
            case IN_ORDER -> "pill";
            case MISSING -> "pill soon";
            case BROKEN -> "pill bad";
            case NOT_CHECKED -> "pill past";
        };
    }
}
