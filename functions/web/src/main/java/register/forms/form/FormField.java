package register.forms.form;

import static register.page.Tags.*;

import org.jspecify.annotations.Nullable;
import register.page.Html;
import register.page.Tags;

/// A field of a form, with its label, hint and problem. The problem appears beside the field and is linked to it for
/// screen readers (WCAG 2.2, 3.3.1).
///
/// @param name under which it is posted
/// @param label for readers
/// @param hint help for filling it in; null for none
/// @param problem with its value; null for none
public record FormField(
        String name,
        String label,
        @Nullable String hint,
        @Nullable String problem) {

    /// A single-line text field.
    ///
    /// @param type an HTML input type, e.g. `email`
    /// @param autocomplete an HTML autofill name, e.g. `email`; null for none
    /// @param value filled in
    public Html.Element line(String type, @Nullable String autocomplete, @Nullable String value) {
        return around(input(
                attribute("type", type),
                attribute("value", value),
                attribute("autocomplete", autocomplete),
                attribute("required", "")));
    }

    /// A multi-line text field.
    ///
    /// @param value filled in
    public Html.Element lines(@Nullable String value) {
        return around(
                element("textarea", value == null ? "" : value, attribute("rows", "8"), attribute("required", "")));
    }

    private Html.Element around(Html.Element input) {
        String hintId = hint == null ? null : name + "-hint";
        String problemId = problem == null ? null : name + "-problem";
        String described = problemId == null ? hintId : hintId == null ? problemId : problemId + " " + hintId;
        return div(
                css("field"),
                Tags.label(label, attribute("for", name)),
                hintId == null || hint == null ? null : p(hint, id(hintId), css("small quiet")),
                problemId == null || problem == null ? null : p(problem, id(problemId), css("wrong")),
                input.with(
                        id(name),
                        attribute("name", name),
                        attribute("aria-describedby", described),
                        attribute("aria-invalid", problem == null ? null : "true"),
                        attribute("autofocus", problem == null ? null : "")));
    }
}
