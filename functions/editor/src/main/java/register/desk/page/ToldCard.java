package register.desk.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import register.desk.view.NoticeRuns;
import register.notice.NoticeState;
import register.page.Html;

/// Who was notified of a change: the number of notices by state.
record ToldCard(DeskWords said) {

    Html.Element of(NoticeRuns.Told told) {
        return section(
                css("box"),
                h2(said.get("told-of", said.date(told.date()))),
                p(said.get("run", told.run().state()), css("quiet")),
                bar(told),
                ul(
                        css("counts"),
                        each(
                                new TreeMap<>(told.states()).entrySet(),
                                one -> li(
                                        strong(one.getValue().toString(), css("count " + kind(one.getKey()))),
                                        text(" " + said.get("told", one.getKey()))))));
    }

    /// A picture of the numbers beside it, drawn without styles in the page, which its policy forbids.
    private static Html bar(NoticeRuns.Told told) {
        int all = told.notices();
        var parts = new ArrayList<Html>();
        int before = 0;
        for (Map.Entry<NoticeState, Integer> one : new TreeMap<>(told.states()).entrySet()) {
            parts.add(element(
                    "rect",
                    attribute("x", percent(before, all)),
                    attribute("width", percent(one.getValue(), all)),
                    attribute("height", "100%"),
                    css(kind(one.getKey()))));
            before += one.getValue();
        }
        return element("svg", css("bar"), attribute("aria-hidden", "true"), all(List.copyOf(parts)));
    }

    private static String percent(int count, int all) {
        return count * 100 / all + "%";
    }

    private static String kind(NoticeState state) {
        return switch (state) {
            case ACCEPTED, SENT, TOLD_BY_HAND -> "good";
            case UNKNOWN, NOT_REACHED -> "bad";
            case PLANNED, SENDING, CANCELLED -> "rest";
        };
    }
}
