package register.read.embed;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.page.Dates;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.SiteAddresses;
import register.policy.Engagement;
import register.policy.ObjectionPeriod;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.lookup.AnnouncedVersion;
import register.value.Language;
import register.words.ChangeLine;
import register.words.Listing;
import register.words.LongDate;
import register.words.Names;
import register.words.Places;
import register.words.Words;

/// A list as an HTML fragment for a company's own website: tables and their date, without style, script or ids, so
/// that it fits into any page and content security policy.
public final class Fragment {
    /// Keeps a fragment from running or loading anything when a browser opens it directly.
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Language language;
    private final Words glossary;

    private Fragment(Language language) {
        this.language = language;
        this.glossary = Words.glossary().in(language);
    }

    /// @param status null for an earlier day, or an earlier state of knowledge: included in a page,
    ///     it would look current
    /// @param shown the version's subprocessors and engagements to show
    /// @param trial true if the register is a trial
    /// @param absolute makes an address that works on another website; if it cannot, there is no link
    public static Answer answer(
            EntryHeader header,
            PolicyVersion version,
            @Nullable VersionStatus status,
            Language language,
            List<Subprocessor> shown,
            List<AnnouncedVersion> announced,
            boolean trial,
            UnaryOperator<String> absolute) {
        var fragment = new Fragment(language);
        Html.Element list = div(
                lang(fragment.glossary.language().tag()),
                attribute("dir", "ltr"),
                trial ? p(strong(fragment.glossary.get("trial"))) : null,
                fragment.head(header, version, status, absolute),
                each(announced, each -> fragment.announced(each, absolute)),
                each(Listing.of(version, shown, language).groups(), fragment::table));
        if (shown.isEmpty()) {
            list = list.with(p(fragment.glossary.get("list-empty")));
        }
        return Answer.text("text/html", Html.write(list) + "\n", Freshness.NEVER)
                .with("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .with("Referrer-Policy", "no-referrer");
    }

    private Html head(
            EntryHeader header, PolicyVersion version, @Nullable VersionStatus status, UnaryOperator<String> absolute) {
        String title = version.edition(language).title();
        String page = SiteAddresses.with(SiteAddresses.page(header), "lang", language, "revision", header.revision());
        return p(
                own(link(page, title, absolute)),
                text(" · " + (status == null ? "" : glossary.get("status", status) + ", ")),
                Dates.date(header.effectiveDate(), glossary.language()));
    }

    private Html announced(AnnouncedVersion announced, UnaryOperator<String> absolute) {
        EntryHeader header = announced.header();
        Language edition = announced.version().nearest(language);
        String page = SiteAddresses.with(SiteAddresses.page(header), "lang", edition);
        Html.Element section = div(p(
                element("strong", link(page, glossary.get("status", VersionStatus.ANNOUNCED), absolute)),
                text(", "),
                Dates.date(header.effectiveDate(), glossary.language())));
        List<ChangeLine> changes = ChangeLine.of(announced.changes(), glossary, edition);
        if (!changes.isEmpty()) {
            section = section.with(ul(each(changes, this::change)));
        }
        ObjectionPeriod objection = announced.version().objection();
        return objection == null ? section : section.with(objection(objection, edition));
    }

    private Html change(ChangeLine line) {
        String rest = line.rest();
        return li(element("b", line.label()), text(rest.isEmpty() ? "" : glossary.colon() + rest));
    }

    private Html objection(ObjectionPeriod objection, Language edition) {
        Html.Element paragraph = p(
                text(glossary.get("object-until") + " "),
                Dates.zoned(objection.end(), glossary.language()),
                text(". "),
                span(objection.how().in(edition), lang(edition.tag())));
        return objection.to() == null ? paragraph : paragraph.with(text(" "), Hyperlinks.mailbox(objection.to()));
    }

    private Html table(Listing.Group group) {
        List<Html> head = Stream.of("subprocessor", "service", "purpose", "location")
                .<Html>map(column -> th(glossary.get(column), attribute("scope", "col")))
                .toList();
        var rows = new ArrayList<Html>();
        for (Listing.Row row : group.rows()) {
            boolean first = true;
            for (Listing.Line line : row.lines()) {
                rows.add(tr(first ? name(row) : null, all(cells(line))));
                first = false;
            }
        }
        return element(
                "table",
                group.heading().isEmpty() ? null : element("caption", group.heading(), lang(language.tag())),
                element("thead", tr(all(head))),
                element("tbody", all(rows)));
    }

    private Html name(Listing.Row row) {
        Subprocessor subprocessor = row.subprocessor();
        String country = subprocessor.country() == null
                ? ""
                : ", " + Places.country(subprocessor.country(), glossary.language());
        return th(
                Names.of(subprocessor, glossary) + country,
                attribute("scope", "row"),
                attribute(
                        "rowspan",
                        row.lines().size() == 1
                                ? null
                                : Integer.toString(row.lines().size())));
    }

    private List<Html> cells(Listing.Line line) {
        Engagement first = line.first();
        Html.Element places = td();
        String between = "";
        for (String place :
                line.engagements().stream().map(this::where).distinct().toList()) {
            places = places.with(text(between + place));
            between = "; ";
        }
        if (first.endsOn() != null) {
            places = places.with(
                    text(between + glossary.get("ends-on", LongDate.of(first.endsOn(), glossary.language()))));
        }
        Html where = places;
        Html.Element service = element("td", first.service().in(language), lang(language.tag()));
        return first.furtherPurpose(language)
                .map(purpose -> List.<Html>of(service, element("td", purpose, lang(language.tag())), where))
                .orElseGet(() -> List.of(service.with(attribute("colspan", "2")), where));
    }

    private String where(Engagement engagement) {
        String applies = Places.appliesTo(engagement.appliesWhen(), glossary, language);
        String places = Places.locations(engagement, glossary, language);
        return applies.isEmpty() ? places : places + " (" + applies + ")";
    }

    private Html own(Html html) {
        return span(lang(language.tag()), html);
    }

    private static Html link(String address, String text, UnaryOperator<String> absolute) {
        String whole = absolute.apply(address);
        return whole.equals(address) ? text(text) : Hyperlinks.own(whole, text);
    }
}
