package register.desk.setup;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.desk.page.DeskWords;
import register.machine.doctor.Finding;
import register.machine.doctor.Finding.State;
import register.machine.doctor.Finding.Subject;
import register.page.Html;
import register.value.Sentence;

/// Findings, each with what to do.
///
/// @param act what the keeper can do about a finding from here; null for nothing
record FindingTable(DeskWords said, Function<Finding, @Nullable Html> act) {

    static String name(DeskWords said, Subject subject) {
        return said.words().capital(subject.sentence().in(said.language()));
    }

    Html of(List<Finding> findings) {
        return element("table", css("facts"), element("tbody", each(findings, this::row)));
    }

    private Html row(Finding finding) {
        Sentence advice = finding.advice();
        String found = in(finding.found());
        return tr(
                th(attribute("scope", "row"), text(name(said, finding.subject()))),
                td(span(in(finding.state().sentence()), css(kind(finding.state())))),
                advice == null
                        ? td(text(found))
                        : td(
                                p(found),
                                element(
                                        "details",
                                        css("small"),
                                        element("summary", said.get("what-to-do")),
                                        p(commands(in(advice))))),
                td(act.apply(finding)));
    }

    /// With commands, which stand between backticks, as such.
    private static Html commands(String advice) {
        String[] parts = advice.split("`", -1);
        var shown = new ArrayList<Html>();
        for (int i = 0; i < parts.length; i++) {
            shown.add(i % 2 == 0 ? text(parts[i]) : element("code", parts[i]));
        }
        return all(shown);
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
