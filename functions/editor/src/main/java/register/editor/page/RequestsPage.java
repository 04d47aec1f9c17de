package register.editor.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.editor.desk.DeskRequests;
import register.page.Html;

/// Requests: the list, and one request with its mail and the possible actions.
public final class RequestsPage {
    /// The prefix of the reference in the address of one request.
    public static final String ONE = "request-";

    /// The address of the list.
    public static final String LIST = "requests";

    public static final String WHOM = "whom";
    public static final String TEXT = "text";
    public static final String OUTCOME = "outcome";
    public static final String WHY = "why";

    private final EditorWords said;

    private RequestsPage(EditorWords said) {
        this.said = said;
    }

    public static String list(EditorWords said, List<DeskRequests.Row> rows) {
        var page = new RequestsPage(said);
        var content = new ArrayList<Html>();
        content.add(back(".", said.get("back")));
        if (rows.isEmpty()) {
            content.add(Html.element("p", said.get("no-requests")));
        }
        page.part(
                content,
                said.get("open"),
                rows.stream().filter(DeskRequests.Row::open).toList());
        page.part(
                content,
                said.get("closed"),
                rows.stream().filter(row -> !row.open()).toList());
        return EditorDocument.message(said, said.get("requests"), content);
    }

    private void part(List<Html> content, String heading, List<DeskRequests.Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Html.Element list = Html.element("ul").with("class", "rows");
        for (DeskRequests.Row row : rows) {
            list = list.and(Html.element(
                            "li",
                            Html.element(
                                    "h3",
                                    Html.element("a", row.subject().isEmpty() ? row.reference() : row.subject())
                                            .with("href", ONE + row.reference())),
                            facts(row))
                    .with("class", "box"));
        }
        content.add(Html.element("h2", heading + " " + rows.size()));
        content.add(list);
    }

    private Html.Element facts(DeskRequests.Row row) {
        Html.Element list = Html.element("dl").with("class", "pair");
        list = fact(list, said.get("sender"), row.sender());
        list = fact(list, said.get("received"), moment(row.received()));
        list = fact(list, said.get("state"), row.state());
        list = fact(
                list,
                said.get("matter"),
                row.matter() == null
                        ? null
                        : said.glossary().find("matter." + row.matter()).orElse(row.matter()));
        list = fact(list, said.get("due"), row.due() == null ? null : moment(row.due()));
        return fact(list, said.get("assignee"), row.assignee());
    }

    private static Html.Element fact(Html.Element list, String name, @Nullable String value) {
        return value == null ? list : list.and(Html.element("dt", name)).and(Html.element("dd", value));
    }

    private String moment(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(said.language().locale())
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }

    /// @param answer the result of the last action; null for none
    /// @param typed the text that is not sent yet
    public static String one(
            EditorWords said, DeskRequests.Mail mail, DeskRequests.@Nullable Answer answer, String typed) {
        var page = new RequestsPage(said);
        DeskRequests.Row row = mail.row();
        var content = new ArrayList<Html>();
        content.add(back(LIST, said.get("all-requests")));
        if (answer != null) {
            Html.Element box = Html.element("div")
                    .with("class", answer.done() ? "note good" : "note bad")
                    .with("id", "notice")
                    .with("tabindex", "-1")
                    .with("role", answer.done() ? "status" : "alert");
            if (answer.done()) {
                box = box.and(Html.element("p", said.get("done")));
            }
            for (String line : answer.lines()) {
                box = box.and(Html.element("p", line).with("lang", "en").with("class", "small"));
            }
            content.add(box);
        }
        content.add(Html.element("p", row.reference()).with("class", "quiet"));
        content.add(page.facts(row));
        content.add(Html.element("h2", said.get("mail-text")));
        content.add(
                mail.text() == null
                        ? Html.element("p", said.get("no-text")).with("class", "quiet")
                        : Html.element("div", mail.text()).with("class", "mail"));
        page.lines(content, said.get("attachments"), mail.attachments());
        page.acts(content, mail, typed);
        page.lines(content, said.get("history"), mail.history());
        return EditorDocument.message(said, row.subject().isEmpty() ? row.reference() : row.subject(), content);
    }

    private void lines(List<Html> content, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            content.add(Html.element("h2", heading));
            content.add(Html.element("ul")
                    .with("class", "plain small")
                    .and(lines.stream().map(line -> Html.element("li", line)).toList()));
        }
    }

    private void acts(List<Html> content, DeskRequests.Mail mail, String typed) {
        if (!mail.row().open()) {
            return;
        }
        String address = ONE + mail.row().reference();
        content.add(form(
                address,
                field(WHOM, said.get("assignee"))
                        .and(input(WHOM)
                                .with(
                                        "value",
                                        mail.row().assignee() == null
                                                ? ""
                                                : mail.row().assignee())),
                Buttons.button("assign", said.get("assign"))));
        content.add(form(
                address,
                field(TEXT, said.get("reply-text"))
                        .with("class", "field long")
                        .and(Html.element("textarea", typed)
                                .with("id", TEXT)
                                .with("name", TEXT)
                                .with("rows", "8")),
                Buttons.button("reply", said.get("send"))));
        if (!mail.outcomes().isEmpty()) {
            Html.Element select = Html.element("select").with("id", OUTCOME).with("name", OUTCOME);
            for (String outcome : mail.outcomes()) {
                select = select.and(Html.element("option", outcome).with("value", outcome));
            }
            content.add(form(
                    address,
                    Html.element(
                            "div",
                            field(OUTCOME, said.get("outcome")).and(select),
                            field(WHY, said.get("why")).and(input(WHY))),
                    Buttons.button("close", said.get("close"))));
        }
    }

    private static Html form(String address, Html field, Html button) {
        return Html.element("form", field, Html.element("div", button).with("class", "acts"))
                .with("method", "post")
                .with("action", address)
                .with("class", "box");
    }

    private static Html.Element field(String name, String label) {
        return Html.element("div", Html.element("label", label).with("for", name))
                .with("class", "field");
    }

    private static Html.Element input(String name) {
        return Html.element("input")
                .with("type", "text")
                .with("id", name)
                .with("name", name)
                .with("autocomplete", "off");
    }

    private static Html back(String address, String text) {
        return Html.element("p", Html.element("a", text).with("href", address));
    }
}
