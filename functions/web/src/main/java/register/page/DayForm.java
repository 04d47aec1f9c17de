package register.page;

import static register.page.Tags.*;

import register.value.Language;
import register.value.PolicyId;
import register.words.Words;

/// The form that leads to the version in force on a day, where only files answer: its script finds the version in the
/// lists of versions, as the server would. Hidden without the script.
public final class DayForm {
    public static final String SCRIPT = PageScript.of(DayForm.class, "day.js");

    private DayForm() {}

    /// @param glossary the words of the list
    public static Html.Element of(PolicyId policy, Language language, Words words, Words glossary) {
        Html day = input(
                attribute("type", "date"),
                attribute("name", "day"),
                attribute("required", ""),
                attribute("min", "0001-01-01"),
                attribute("max", "9998-12-31"));
        return Tags.form(
                css("compare day"),
                attribute("hidden", ""),
                attribute("data-versions", SiteAddresses.with(SiteAddresses.versions(policy))),
                attribute("data-edition", language.tag()),
                element("label", Sentences.of(words, "as-of", day)),
                button(glossary.get("list-search")),
                element(
                        "output",
                        role("status"),
                        attribute("data-none", words.get("in-force-then", "–")),
                        attribute("data-failed", words.get("failed-text"))));
    }
}
