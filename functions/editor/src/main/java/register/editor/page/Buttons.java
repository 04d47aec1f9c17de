package register.editor.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import register.editor.form.FieldPaths;
import register.page.Html;
import register.page.Tags;

/// The buttons for a part of the form. Each posts the whole form.
record Buttons(EditorWords said) {
    /// The field with the pressed button.
    static final String PRESSED = "do";

    static Html.Element button(String value, String text) {
        return Tags.button(text, attribute("name", PRESSED), attribute("value", value));
    }

    Html.Element add(String list, String text) {
        return p(css("adding"), button("add:" + list, text).with(css("add"), id("add-" + list)));
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
        return div(css("acts-small"), all(buttons));
    }

    static Html.Element small(String value, String text, String what) {
        return Tags.button(
                text,
                attribute("name", PRESSED),
                attribute("value", value),
                id("do-" + value),
                css("small-button"),
                span(" " + what, css("for-ears")));
    }
}
