package register.page;

import static register.page.Tags.*;

import java.time.LocalDate;
import register.value.Language;
import register.words.LongDate;
import register.words.Words;

/// A prepared mail for a customer's objection to an announced version.
public final class ObjectionMailLink {
    private ObjectionMailLink() {}

    /// @param to the company's address for objections
    /// @param title of the policy
    /// @param date on which the version takes effect
    /// @param dates the language of dates
    public static Html.Element link(
            String to, String title, LocalDate date, Words page, Words glossary, Language dates) {
        return Hyperlinks.mail(
                        to,
                        glossary.get("write-objection"),
                        glossary.get("member.objection") + glossary.colon() + title + ", " + date,
                        page.get("objection-body", LongDate.of(date, dates)) + "\n\n")
                .with(css("button main"));
    }
}
