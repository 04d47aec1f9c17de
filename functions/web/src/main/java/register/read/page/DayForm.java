package register.read.page;

import static register.page.Tags.*;

import register.page.Html;
import register.page.Sentences;
import register.page.SiteAddresses;
import register.page.Tags;
import register.words.Words;

/// The form that leads to the version in force on a day, where only files answer: its script finds the version in the
/// lists of versions, as the server would. Hidden without the script.
final class DayForm {
    static final String SCRIPT = PageScript.of("day.js");

    private DayForm() {}

    static Html.Element of(PolicyPage.View view) {
        Words words = view.words();
        Html day = input(
                attribute("type", "date"),
                attribute("name", "day"),
                attribute("required", ""),
                attribute("min", "0001-01-01"),
                attribute("max", "9998-12-31"));
        return Tags.form(
                css("compare day"),
                attribute("hidden", ""),
                attribute(
                        "data-versions",
                        SiteAddresses.with(SiteAddresses.versions(view.header().policy()))),
                attribute("data-edition", view.language().tag()),
                element("label", Sentences.of(words, "as-of", day)),
                button(view.glossary().get("list-search")),
                element(
                        "output",
                        role("status"),
                        attribute("data-none", words.get("in-force-then", "–")),
                        attribute("data-failed", words.get("failed-text"))));
    }
}
