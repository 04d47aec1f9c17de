package register.read.html;

import java.time.LocalDate;
import register.value.Language;
import register.words.LongDate;
import register.words.Words;

/// A mail that a customer need only complete: the objection to an announced version.
public final class ObjectionMailLink {
    private ObjectionMailLink() {}

    /// @param to where the company wants objections
    /// @param title of the policy
    /// @param date on which the version takes effect
    /// @param dates the language in which dates are written
    public static Html.Element link(
            String to, String title, LocalDate date, Words page, Words glossary, Language dates) {
        return Hyperlinks.mail(
                        to,
                        glossary.get("write-objection"),
                        glossary.get("member.objection") + glossary.colon() + title + ", " + date,
                        page.get("objection-body", LongDate.of(date, dates)) + "\n\n")
                .with("class", "button main");
    }
}
