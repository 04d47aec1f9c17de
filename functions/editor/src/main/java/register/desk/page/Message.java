package register.desk.page;

import static register.page.Tags.*;

import java.util.List;
import register.page.Html;

/// The result of what the keeper did last.
///
/// @param details for someone who helps, in English; empty for none
public record Message(boolean good, String text, List<String> details) {
    /// The id of its element.
    static final String PLACE = "notice";

    public Message {
        details = List.copyOf(details);
    }

    public static Message good(String text) {
        return new Message(true, text, List.of());
    }

    public static Message bad(String text) {
        return new Message(false, text, List.of());
    }

    public Html html(DeskWords said) {
        Html.Element box =
                div(css(good ? "note good" : "note bad"), id(PLACE), role(good ? "status" : "alert"), p(text));
        return details.isEmpty()
                ? box
                : box.with(element(
                        "details",
                        css("small"),
                        element("summary", said.editor().get("technical")),
                        ul(css("plain"), lang("en"), each(details, line -> li(line)))));
    }
}
