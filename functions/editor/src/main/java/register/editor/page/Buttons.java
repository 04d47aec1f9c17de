package register.editor.page;

import java.util.ArrayList;
import java.util.List;
import register.editor.form.FieldPaths;
import register.page.Html;

/// The buttons for a part of the form. Each posts the whole form.
final class Buttons {
    /// The field with the pressed button.
    static final String PRESSED = "do";

    private final EditorWords said;

    Buttons(EditorWords said) {
        this.said = said;
    }

    static Html.Element button(String value, String text) {
        return Html.element("button", text).with("name", PRESSED).with("value", value);
    }

    Html.Element add(String list, String text) {
        return Html.element(
                        "p", button("add:" + list, text).with("class", "add").with("id", "add-" + list))
                .with("class", "adding");
    }

    /// The buttons for moving and removing an item.
    ///
    /// @param what its name for screen readers
    /// @param size of its list
    Html.Element item(String path, String what, int size) {
        int index = FieldPaths.index(path);
        var buttons = new ArrayList<Html>();
        if (index > 0) {
            buttons.add(small("up:" + path, said.get("up"), what));
        }
        if (index < size - 1) {
            buttons.add(small("down:" + path, said.get("down"), what));
        }
        buttons.add(small("remove:" + path, said.get("remove"), what));
        return acts(buttons);
    }

    static Html.Element acts(List<? extends Html> buttons) {
        return Html.element("div").with("class", "acts-small").and(buttons);
    }

    static Html.Element small(String value, String text, String what) {
        return Html.element(
                        "button",
                        Html.text(text),
                        Html.element("span", " " + what).with("class", "for-ears"))
                .with("name", PRESSED)
                .with("value", value)
                .with("id", "do-" + value)
                .with("class", "small-button");
    }
}
