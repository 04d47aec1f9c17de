package register.desk.page;

import static register.page.Tags.*;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.desk.view.KeptRequest.Subject;
import register.desk.view.Task;
import register.page.Html;
import register.request.DpaRequest;

/// Requests as a table.
record RequestTable(DeskWords said) {
    private static final String NONE = "–";

    static String matter(DeskWords said, DpaRequest request) {
        return request.about().map(said::matter).orElseGet(() -> said.get("matter-unclear"));
    }

    /// The state, or the outcome once there is one.
    static String state(DeskWords said, DpaRequest request) {
        return request.closing()
                .filter(_ -> request.state().isClosed())
                .map(outcome -> said.get("outcome", outcome))
                .orElseGet(() -> said.get("state", request.state()));
    }

    /// The open requests, as a part of a page.
    Html card(List<Task.OpenRequest> requests) {
        return section(
                css("box"),
                h2(said.editor().get("requests") + " " + requests.size()),
                whole(requests.stream()
                        .map(one -> new Subject(one.request(), one.subject()))
                        .toList()));
    }

    Html whole(List<Subject> requests) {
        return element(
                "table",
                css("facts"),
                element(
                        "thead",
                        tr(head("subject"), head("asks-for"), head("from"), head("answer-by"), head("standing"))),
                element("tbody", each(requests, this::row)));
    }

    private Html head(String key) {
        return th(said.get(key), attribute("scope", "col"));
    }

    private Html row(Subject one) {
        DpaRequest request = one.request();
        @Nullable String sender = request.arrival().sender();
        Instant due = request.state().isClosed() ? null : request.decision().respondBy();
        String who = request.assignee().map(name -> " · " + name).orElse("");
        return tr(
                th(attribute("scope", "row"), a(one.name(), href(RequestPage.ONE + request.reference()))),
                cell("asks-for", matter(said, request)),
                cell("from", sender == null ? NONE : sender),
                cell("answer-by", due == null ? NONE : said.day(due)),
                cell("standing", state(said, request) + who));
    }

    private Html cell(String key, String text) {
        return td(attribute("data-label", said.get(key)), text(text));
    }
}
