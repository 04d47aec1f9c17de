package register.page;

import static register.page.Tags.*;

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
        return form(
                css("compare"),
                attribute("action", SiteAddresses.changes(policy, ".html")),
                choice("from", page.get("compare-from"), newestFirst, from, dates),
                choice("to", page.get("compare-to"), newestFirst, to, dates),
                hidden("lang", language.tag()),
                ui == null ? null : hidden(LanguageControl.UI, ui.tag()),
                button(page.get("compare")));
    }

    /// A hidden field of a form.
    public static Html hidden(String name, String value) {
        return input(attribute("type", "hidden"), attribute("name", name), attribute("value", value));
    }

    private static Html choice(String name, String label, List<LocalDate> versions, LocalDate chosen, Language dates) {
        Html.Element select = select(
                attribute("name", name),
                each(
                        versions,
                        date -> option(
                                LongDate.of(date, dates),
                                attribute("value", date.toString()),
                                flag("selected", date.equals(chosen)))));
        return label(label, select);
    }
}
