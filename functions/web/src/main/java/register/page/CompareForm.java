package register.page;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import register.value.Language;
import register.value.PolicyId;
import register.words.LongDate;
import register.words.Words;

/// The form for comparing two versions, without a script.
public final class CompareForm {
    private CompareForm() {}

    /// @param versions the dates to choose from; the chosen ones are added
    /// @param language of the edition; `ui` is that of the words around it, null for the edition's
    /// @param dates the language of dates
    public static Html.Element of(
            PolicyId policy,
            List<LocalDate> versions,
            LocalDate from,
            LocalDate to,
            Words page,
            Language language,
            @Nullable Language ui,
            Language dates) {
        var all = new TreeSet<>(versions);
        all.add(from);
        all.add(to);
        List<LocalDate> newestFirst = List.copyOf(all.descendingSet());
        return Html.element(
                        "form",
                        choice("from", page.get("compare-from"), newestFirst, from, dates),
                        choice("to", page.get("compare-to"), newestFirst, to, dates),
                        hidden("lang", language.tag()))
                .and(ui == null ? null : hidden(LanguageControl.UI, ui.tag()))
                .and(Html.element("button", page.get("compare")))
                .with("class", "compare")
                .with("action", SiteAddresses.changes(policy, ".html"));
    }

    /// A hidden field of a form.
    public static Html hidden(String name, String value) {
        return Html.element("input").with("type", "hidden").with("name", name).with("value", value);
    }

    private static Html choice(String name, String label, List<LocalDate> versions, LocalDate chosen, Language dates) {
        Html.Element select = Html.element("select").with("name", name);
        for (LocalDate date : versions) {
            select = select.and(Html.element("option", LongDate.of(date, dates))
                    .with("value", date.toString())
                    .with("selected", date.equals(chosen) ? "" : null));
        }
        return Html.element("label", Html.text(label), select);
    }
}
