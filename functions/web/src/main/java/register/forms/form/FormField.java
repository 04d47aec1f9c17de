package register.forms.form;

import org.jspecify.annotations.Nullable;
import register.page.Html;

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
        return around(Html.element("input")
                .with("type", type)
                .with("value", value)
                .with("autocomplete", autocomplete)
                .with("required", ""));
    }

    /// A multi-line text field.
    ///
    /// @param value filled in
    public Html.Element lines(@Nullable String value) {
        return around(Html.element("textarea", value == null ? "" : value)
                .with("rows", "8")
                .with("required", ""));
    }

    private Html.Element around(Html.Element input) {
        String hintId = hint == null ? null : name + "-hint";
        String problemId = problem == null ? null : name + "-problem";
        String described = problemId == null ? hintId : hintId == null ? problemId : problemId + " " + hintId;
        return Html.element("div", Html.element("label", label).with("for", name))
                .with("class", "field")
                .and(
                        hintId == null || hint == null
                                ? null
                                : Html.element("p", hint).with("id", hintId).with("class", "small quiet"))
                .and(
                        problemId == null || problem == null
                                ? null
                                : Html.element("p", problem)
                                        .with("id", problemId)
                                        .with("class", "wrong"))
                .and(input.with("id", name)
                        .with("name", name)
                        .with("aria-describedby", described)
                        .with("aria-invalid", problem == null ? null : "true")
                        .with("autofocus", problem == null ? null : ""));
    }
}
