package register.desk.page;

import static register.page.Tags.*;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.desk.view.Task;
import register.page.Html;
import register.request.DpaRequest;

/// Requests as a table.
record RequestTable(DeskWords said) {

    static String matter(DeskWords said, DpaRequest request) {
        return request.about().map(matter -> said.get("matter", matter)).orElseGet(() -> said.get("matter-unclear"));
    }

    /// The open requests, as a part of a page.
    Html card(List<Task.OpenRequest> requests) {
        return section(
                css("box"),
                h2(said.editor().get("requests") + " " + requests.size()),
                table(requests.stream().map(Task.OpenRequest::request).toList()));
    }

    private Html table(List<DpaRequest> requests) {
        return element(
                "table",
                css("facts"),
                element("thead", tr(head("asks-for"), head("from"), head("answer-by"), head("standing"))),
                element("tbody", each(requests, this::row)));
    }

    private Html head(String key) {
        return th(said.get(key), attribute("scope", "col"));
    }

    private Html row(DpaRequest request) {
        @Nullable String sender = request.arrival().sender();
        Instant due = request.decision().respondBy();
        return tr(
                cell("asks-for", matter(said, request)),
                cell("from", sender == null ? "–" : sender),
                cell("answer-by", due == null ? "–" : said.day(due)),
                cell("standing", said.get("state", request.state())));
    }

    private Html cell(String key, String text) {
        return td(attribute("data-label", said.get(key)), text(text));
    }
}
