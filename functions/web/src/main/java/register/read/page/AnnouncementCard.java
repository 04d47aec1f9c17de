package register.read.page;

import static register.page.Tags.*;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.chain.VersionStatus;
import register.page.Dates;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.ObjectionMailLink;
import register.page.SiteAddresses;
import register.page.StatusPill;
import register.policy.ObjectionPeriod;
import register.read.lookup.AnnouncedVersion;
import register.value.Language;
import register.words.ChangeLine;
import register.words.Words;

/// A future change, its date, and how and until when to object, as the announced version states.
final class AnnouncementCard {
    private final PolicyPage.View view;
    private final AnnouncedVersion announced;
    private final Set<String> ids;
    private final Words words;

    private AnnouncementCard(PolicyPage.View view, AnnouncedVersion announced, Set<String> ids) {
        this.view = view;
        this.announced = announced;
        this.ids = ids;
        this.words = view.words();
    }

    /// A card for each announced version, nearest first.
    ///
    /// @param ids the ids of the list's rows
    static List<Html> of(PolicyPage.View view, Set<String> ids) {
        var first = view.announced().isEmpty() ? null : view.announced().getFirst();
        return view.announced().stream()
                .<Html>map(announced -> new AnnouncementCard(view, announced, ids)
                        .card()
                        .with(id(announced.equals(first) ? AnchorIds.ANNOUNCED : null)))
                .toList();
    }

    private Html.Element card() {
        Language edition = announced.version().nearest(view.language());
        List<Html.Element> moves = ChangeLine.of(announced.changes(), view.glossary(), edition).stream()
                .map(this::move)
                .toList();
        Html what = div(
                css("what"),
                h2(
                        StatusPill.of(VersionStatus.ANNOUNCED, view.glossary()),
                        span(
                                text(view.glossary()
                                                .get(
                                                        "date-basis",
                                                        announced.version().dateBasis())
                                        + " "),
                                Dates.zoned(
                                        announced
                                                .date()
                                                .atStartOfDay(announced.header().timeZone()),
                                        view.dates()))),
                moves.isEmpty() ? p(words.get("same")) : ul(css("moves"), all(moves)),
                noNotice(),
                links());
        return section(css("soon-card"), what, object(edition));
    }

    private @Nullable Html noNotice() {
        return view.notes(announced.header())
                .noNotice()
                .map(text -> p(text, css("small")))
                .orElse(null);
    }

    private Html.Element move(ChangeLine line) {
        String sign = switch (line.kind()) {
            case JOINS, ADDS_SERVICE -> "+";
            case ENDS, LEAVES, DROPS_SERVICE -> "−";
            case CHANGES, FURTHER, TEXT -> "~";
        };
        String kind = sign.equals("+") ? "sign" : sign.equals("−") ? "sign minus" : "sign change";
        Html name = line.subprocessor() != null && ids.contains(line.subprocessor())
                ? Hyperlinks.own("#" + line.subprocessor(), line.name())
                : text(line.name());
        String rest = line.rest().substring(line.name().length());
        return li(
                span(sign, css(kind), attribute("aria-hidden", "true")),
                span(element("b", line.label() + view.glossary().colon()), name, text(rest)));
    }

    /// Links to the full comparison and the version.
    private Html links() {
        Html.Element list = ul(css("links"));
        String comparison = Comparisons.toVersionBefore(view, announced.header());
        list = list.with(Cards.item(comparison, view.glossary().get("what-changes")));
        if (!announced.header().equals(view.header())) {
            String page = SiteAddresses.page(announced.header());
            String pdf =
                    SiteAddresses.pdf(announced.header(), announced.version().nearest(view.language()));
            list = list.with(
                    Cards.item(view.wish().on(page, view.language()), words.get("to-version")),
                    Cards.item(pdf, view.glossary().get("sealed-pdf")));
        }
        return list;
    }

    private @Nullable Html object(Language edition) {
        ObjectionPeriod objection = announced.version().objection();
        if (objection == null) {
            return null;
        }
        Html.Element box = div(
                css("object"),
                p(view.glossary().get("object-until"), css("small")),
                p(css("by"), Dates.zoned(objection.end(), view.dates())),
                p(objection.how().in(edition), css("small quiet"), lang(view.ownLanguage())));
        String to = objection.to();
        return to == null
                ? box
                : box.with(ObjectionMailLink.link(
                        to, view.edition().title(), announced.date(), words, view.glossary(), view.dates()));
    }
}
