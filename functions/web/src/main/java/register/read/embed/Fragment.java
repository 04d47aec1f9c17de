package register.read.embed;

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
import register.policy.Objection;
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
        Html.Element list = Html.element("div")
                .and(trial ? Html.element("p", Html.element("strong", fragment.glossary.get("trial"))) : null)
                .and(fragment.head(header, version, status, absolute))
                .with("lang", fragment.glossary.language().tag())
                .with("dir", "ltr")
                .and(announced.stream()
                        .map(each -> fragment.announced(each, absolute))
                        .toList())
                .and(Listing.of(version, shown, language).groups().stream()
                        .map(fragment::table)
                        .toList());
        if (shown.isEmpty()) {
            list = list.and(Html.element("p", fragment.glossary.get("list-empty")));
        }
        return Answer.text("text/html", Html.write(list) + "\n", Freshness.NEVER)
                .with("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .with("Referrer-Policy", "no-referrer");
    }

    private Html head(
            EntryHeader header, PolicyVersion version, @Nullable VersionStatus status, UnaryOperator<String> absolute) {
        String title = version.edition(language).title();
        String page = SiteAddresses.with(SiteAddresses.page(header.policy(), header.effectiveDate()), "lang", language);
        return Html.element(
                "p",
                own(link(SiteAddresses.with(page, "revision", header.revision()), title, absolute)),
                Html.text(" · " + (status == null ? "" : glossary.get("status", status) + ", ")),
                Dates.date(header.effectiveDate(), glossary.language()));
    }

    private Html announced(AnnouncedVersion announced, UnaryOperator<String> absolute) {
        EntryHeader header = announced.header();
        Language edition = announced.version().nearest(language);
        String page = SiteAddresses.with(SiteAddresses.page(header.policy(), header.effectiveDate()), "lang", edition);
        Html.Element section = Html.element(
                "div",
                Html.element(
                        "p",
                        Html.element("strong", link(page, glossary.get("status", VersionStatus.ANNOUNCED), absolute)),
                        Html.text(", "),
                        Dates.date(header.effectiveDate(), glossary.language())));
        List<ChangeLine> changes = ChangeLine.of(announced.changes(), glossary, edition);
        if (!changes.isEmpty()) {
            section = section.and(
                    Html.element("ul").and(changes.stream().map(this::change).toList()));
        }
        Objection objection = announced.version().objection();
        return objection == null ? section : section.and(objection(objection, edition));
    }

    private Html change(ChangeLine line) {
        String rest = line.rest();
        return Html.element(
                "li", Html.element("b", line.label()), Html.text(rest.isEmpty() ? "" : glossary.colon() + rest));
    }

    private Html objection(Objection objection, Language edition) {
        Html.Element paragraph = Html.element(
                "p",
                Html.text(glossary.get("object-until") + " "),
                Dates.zoned(objection.until().atZone(objection.zone()), glossary.language()),
                Html.text(". "),
                Html.element("span", objection.how().in(edition)).with("lang", edition.tag()));
        return objection.to() == null
                ? paragraph
                : paragraph.and(Html.text(" ")).and(Hyperlinks.mailbox(objection.to()));
    }

    private Html table(Listing.Group group) {
        List<Html> head = Stream.of("subprocessor", "service", "purpose", "location")
                .<Html>map(column -> Html.element("th", glossary.get(column)).with("scope", "col"))
                .toList();
        var rows = new ArrayList<Html>();
        for (Listing.Row row : group.rows()) {
            boolean first = true;
            for (Listing.Line line : row.lines()) {
                rows.add(Html.element("tr").and(first ? name(row) : null).and(cells(line)));
                first = false;
            }
        }
        return Html.element(
                "table",
                Html.element("caption", group.heading()).with("lang", language.tag()),
                Html.element("thead", Html.element("tr").and(head)),
                Html.element("tbody").and(rows));
    }

    private Html name(Listing.Row row) {
        Subprocessor subprocessor = row.subprocessor();
        String country = subprocessor.country() == null
                ? ""
                : ", " + Places.country(subprocessor.country(), glossary.language());
        return Html.element("th", Names.of(subprocessor, glossary) + country)
                .with("scope", "row")
                .with(
                        "rowspan",
                        row.lines().size() == 1
                                ? null
                                : Integer.toString(row.lines().size()));
    }

    private List<Html> cells(Listing.Line line) {
        Engagement first = line.first();
        Html.Element places = Html.element("td");
        String between = "";
        for (String place :
                line.engagements().stream().map(this::where).distinct().toList()) {
            places = places.and(Html.text(between + place));
            between = "; ";
        }
        if (first.endsOn() != null) {
            places = places.and(
                    Html.text(between + glossary.get("ends-on", LongDate.of(first.endsOn(), glossary.language()))));
        }
        Html where = places;
        Html.Element service = Html.element("td", first.service().in(language)).with("lang", language.tag());
        return first.furtherPurpose(language)
                .map(purpose ->
                        List.<Html>of(service, Html.element("td", purpose).with("lang", language.tag()), where))
                .orElseGet(() -> List.of(service.with("colspan", "2"), where));
    }

    private String where(Engagement engagement) {
        String applies = Places.appliesTo(engagement.appliesWhen(), glossary, language);
        String places = Places.locations(engagement, glossary, language);
        return applies.isEmpty() ? places : places + " (" + applies + ")";
    }

    private Html own(Html html) {
        return Html.element("span", html).with("lang", language.tag());
    }

    private static Html link(String address, String text, UnaryOperator<String> absolute) {
        String whole = absolute.apply(address);
        return whole.equals(address) ? Html.text(text) : Hyperlinks.own(whole, text);
    }
}
