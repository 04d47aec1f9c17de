package register.editor.page;

import static register.page.Tags.*;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.editor.desk.DeskRequests;
import register.page.Html;
import register.page.Tags;

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
            content.add(p(said.get("no-requests")));
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
        Html.Element list = ul(
                css("rows"),
                each(
                        rows,
                        row -> li(
                                css("box"),
                                h3(a(
                                        row.subject().isEmpty() ? row.reference() : row.subject(),
                                        href(ONE + row.reference()))),
                                facts(row))));
        content.add(h2(heading + " " + rows.size()));
        content.add(list);
    }

    private Html.Element facts(DeskRequests.Row row) {
        Html.Element list = dl(css("pair"));
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
        return value == null ? list : list.with(dt(name), element("dd", value));
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
            Html.Element box = div(
                    css(answer.done() ? "note good" : "note bad"),
                    id("notice"),
                    attribute("tabindex", "-1"),
                    role(answer.done() ? "status" : "alert"));
            if (answer.done()) {
                box = box.with(p(said.get("done")));
            }
            for (String line : answer.lines()) {
                box = box.with(p(line, lang("en"), css("small")));
            }
            content.add(box);
        }
        content.add(p(row.reference(), css("quiet")));
        content.add(page.facts(row));
        content.add(h2(said.get("mail-text")));
        content.add(mail.text() == null ? p(said.get("no-text"), css("quiet")) : div(mail.text(), css("mail")));
        page.lines(content, said.get("attachments"), mail.attachments());
        page.acts(content, mail, typed);
        page.lines(content, said.get("history"), mail.history());
        return EditorDocument.message(said, row.subject().isEmpty() ? row.reference() : row.subject(), content);
    }

    private void lines(List<Html> content, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            content.add(h2(heading));
            content.add(ul(css("plain small"), each(lines, line -> li(line))));
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
                        .with(input(WHOM)
                                .with(attribute(
                                        "value",
                                        mail.row().assignee() == null
                                                ? ""
                                                : mail.row().assignee()))),
                Buttons.button("assign", said.get("assign"))));
        content.add(form(
                address,
                field(TEXT, said.get("reply-text"))
                        .with(
                                css("field long"),
                                element("textarea", typed, id(TEXT), attribute("name", TEXT), attribute("rows", "8"))),
                Buttons.button("reply", said.get("send"))));
        if (!mail.outcomes().isEmpty()) {
            Html.Element select = select(
                    id(OUTCOME),
                    attribute("name", OUTCOME),
                    each(mail.outcomes(), outcome -> option(outcome, attribute("value", outcome))));
            content.add(form(
                    address,
                    div(
                            field(OUTCOME, said.get("outcome")).with(select),
                            field(WHY, said.get("why")).with(input(WHY))),
                    Buttons.button("close", said.get("close"))));
        }
    }

    private static Html form(String address, Html field, Html button) {
        return Tags.form(
                attribute("method", "post"), attribute("action", address), css("box"), field, div(css("acts"), button));
    }

    private static Html.Element field(String name, String label) {
        return div(css("field"), label(label, attribute("for", name)));
    }

    private static Html.Element input(String name) {
        return Tags.input(
                attribute("type", "text"), id(name), attribute("name", name), attribute("autocomplete", "off"));
    }

    private static Html back(String address, String text) {
        return p(a(text, href(address)));
    }
}
