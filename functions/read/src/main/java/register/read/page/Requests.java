package register.read.page;

import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import register.policy.Objection;
import register.read.html.Html;
import register.read.html.Hyperlinks;
import register.words.Words;

/// What a customer can do: object, and ask for a data processing agreement.
final class Requests {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Requests() {}

    static java.util.List<Html> of(PolicyPage.View view) {
        var sections = new java.util.ArrayList<Html>();
        Html objection = objection(view);
        if (objection != null) {
            sections.add(objection);
        }
        Html dpa = dpa(view);
        if (dpa != null) {
            sections.add(dpa);
        }
        return sections;
    }

    private static @Nullable Html objection(PolicyPage.View view) {
        Words glossary = view.glossary();
        Objection objection = view.version().objection();
        Integer notice = view.version().noticePeriodDays();
        if (objection == null && notice == null) {
            return null;
        }
        Html.Element section = Html.element("section", Html.element("h2", glossary.get("objection-heading")));
        if (notice != null) {
            section = section.and(Html.element("p", glossary.get("notice-stated", notice.toString())));
        }
        if (objection != null) {
            String until = MINUTE.format(objection.until());
            section = section.and(Html.element(
                            "p",
                            glossary.get(
                                    "objection-until", until, objection.zone().getId())))
                    .and(Html.element("p", objection.how().in(view.language())).with("lang", view.ownLanguage()));
        }
        return section;
    }

    private static @Nullable Html dpa(PolicyPage.View view) {
        Words words = view.words();
        var addresses = view.version().requests().publicAddresses();
        URI privacyNotice = view.version().requests().privacyNoticeUrl();
        if (addresses.isEmpty()) {
            return null;
        }
        Html.Element mailboxes = Html.element("ul");
        for (String address : addresses) {
            mailboxes = mailboxes.and(Html.element("li", Hyperlinks.mailbox(address)));
        }
        Html.Element section = Html.element(
                "section",
                Html.element("h2", view.glossary().get("ask-for-dpa")),
                Html.element("p", words.get("dpa-text")),
                mailboxes);
        return privacyNotice == null
                ? section
                : section.and(Html.element("p", Hyperlinks.to(privacyNotice, words.get("privacy-notice"))));
    }
}
