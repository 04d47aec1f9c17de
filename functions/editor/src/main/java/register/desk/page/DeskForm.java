package register.desk.page;

import static register.page.Tags.*;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import register.page.CompareForm;
import register.page.Html;
import register.page.Tags;

/// Forms of the desk: each has one button, and can be sent once.
///
/// @param tickets issues the mark that lets a form be sent once
/// @param typed what was typed before, by field, when it could not be done
/// @param part of the page, which distinguishes its fields from those of like forms; empty for the only one
public record DeskForm(Supplier<String> tickets, Map<String, String> typed, String part) {
    /// The field with the form's ticket.
    public static final String TICKET = "ticket";

    /// The field with the pressed button.
    public static final String PRESSED = "do";

    public DeskForm {
        typed = Map.copyOf(typed);
    }

    /// Like forms in another part of the page.
    public DeskForm in(String otherPart) {
        return new DeskForm(tickets, typed, otherPart);
    }

    /// @param action what its button does
    /// @param button its text
    public Html.Element form(String address, String action, String button, @Nullable Html... fields) {
        return Tags.form(
                attribute("method", "post"),
                attribute("action", address),
                CompareForm.hidden(TICKET, tickets.get()),
                all(fields),
                p(css("acts"), press(action, button)));
    }

    /// A form that posts a file.
    public Html.Element upload(String address, String action, String button, @Nullable Html... fields) {
        return form(address, action, button, fields).with(attribute("enctype", "multipart/form-data"));
    }

    public static Html.Element press(String action, String button) {
        return button(button, attribute("name", PRESSED), attribute("value", action));
    }

    public Html.Element text(String action, String name, String label, String value) {
        return field(action, name, label)
                .with(input(
                        attribute("type", "text"),
                        id(place(action, name)),
                        attribute("name", name),
                        attribute("autocomplete", "off"),
                        attribute("value", typed.getOrDefault(name, value))));
    }

    /// A text with help.
    ///
    /// @param hint an example, or what an empty field means
    /// @param wrong true if what was typed cannot be used, as the page's message says
    public Html.Element line(String action, String name, String label, String value, String hint, boolean wrong) {
        return field(action, name, label)
                .with(helped("text", action, name, wrong).with(attribute("value", typed.getOrDefault(name, value))))
                .with(hint(action, name, hint));
    }

    /// A password, which no page repeats.
    public Html.Element secret(String action, String name, String label, String hint, boolean wrong) {
        return field(action, name, label)
                .with(helped("password", action, name, wrong))
                .with(hint(action, name, hint));
    }

    private Html.Element helped(String type, String action, String name, boolean wrong) {
        String hint = place(action, name) + "-hint";
        return input(
                attribute("type", type),
                id(place(action, name)),
                attribute("name", name),
                attribute("autocomplete", type.equals("password") ? "new-password" : "off"),
                attribute("aria-describedby", wrong ? Message.PLACE + " " + hint : hint),
                attribute("aria-invalid", wrong ? "true" : null));
    }

    private Html hint(String action, String name, String hint) {
        return p(hint, css("hint"), id(place(action, name) + "-hint"));
    }

    public Html.Element day(String action, String name, String label, String value) {
        return field(action, name, label)
                .with(input(
                        attribute("type", "date"),
                        id(place(action, name)),
                        attribute("name", name),
                        attribute("max", "9999-12-31"),
                        attribute("value", typed.getOrDefault(name, value))));
    }

    /// @param latest the value, and the last that is allowed
    Html.Element moment(String action, String name, String label, LocalDateTime latest) {
        return field(action, name, label)
                .with(input(
                        attribute("type", "datetime-local"),
                        id(place(action, name)),
                        attribute("name", name),
                        attribute("max", latest.toString()),
                        attribute("value", typed.getOrDefault(name, latest.toString()))));
    }

    Html.Element area(String action, String name, String label) {
        return field(action, name, label)
                .with(element(
                        "textarea",
                        typed.getOrDefault(name, ""),
                        id(place(action, name)),
                        attribute("name", name),
                        attribute("rows", "8")));
    }

    public Html.Element file(String action, String name, String label, String hint) {
        return field(action, name, label)
                .with(
                        input(attribute("type", "file"), id(place(action, name)), attribute("name", name)),
                        hint.isEmpty() ? null : p(hint, css("quiet small")));
    }

    /// @param choices their texts by their values
    public Html.Element choice(String action, String name, String label, List<Map.Entry<String, String>> choices) {
        String chosen = typed.getOrDefault(name, "");
        return field(action, name, label)
                .with(select(
                        id(place(action, name)),
                        attribute("name", name),
                        each(
                                choices,
                                one -> option(
                                        one.getValue(),
                                        attribute("value", one.getKey()),
                                        flag("selected", one.getKey().equals(chosen))))));
    }

    public Html.Element tick(String action, String name, String label) {
        return p(
                css("tick"),
                input(
                        attribute("type", "checkbox"),
                        id(place(action, name)),
                        attribute("name", name),
                        attribute("value", "yes")),
                label(label, attribute("for", place(action, name))));
    }

    private Html.Element field(String action, String name, String label) {
        return div(css("field"), label(label, attribute("for", place(action, name))));
    }

    private String place(String action, String name) {
        return part + action + "-" + name;
    }
}
