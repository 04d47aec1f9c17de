package register.forms.objection;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.forms.form.FormPage;
import register.page.Dates;
import register.page.Html;
import register.policy.AppliesWhen;
import register.policy.Engagement;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.read.lookup.Lookup;
import register.recipient.Terms;
import register.value.Language;
import register.words.Listing;
import register.words.Names;
import register.words.Places;
import register.words.Words;

/// The subprocessors in force whose services are those of a notice's recipient, with what they leave out.
///
/// @param terms of the recipient's contract
record ConcernedList(Lookup lookup, FormPage page, Terms terms) {
    Html html() {
        Words glossary = page.glossary();
        PolicyVersion version =
                lookup.shown(lookup.policy(page.policy()).current()).version();
        Language edition = version.nearest(page.language());
        List<Subprocessor> all = version.subprocessors();
        List<Subprocessor> mine = terms.touched(all);
        boolean part = mine.size() < all.size();
        List<String> unknown = unknown(all);
        return all(
                p(
                        css("who"),
                        text(glossary.get("date-basis", version.dateBasis()) + " "),
                        Dates.date(version.effectiveDate(), page.language()),
                        text(customers(version, edition))),
                unknown.isEmpty()
                        ? null
                        : FormPage.paragraph(glossary.get("concern-unknown", String.join(", ", unknown))),
                FormPage.paragraph(
                        part
                                ? glossary.get(
                                                "part-shown",
                                                Integer.toString(mine.size()),
                                                Integer.toString(all.size()))
                                        + " " + glossary.get("concern-note")
                                : glossary.get("subprocessors") + glossary.colon() + all.size()),
                each(Listing.of(version, mine, edition).groups(), group -> group(group, edition)));
    }

    /// The recipient's regions and features that the list does not name.
    private List<String> unknown(List<Subprocessor> listed) {
        List<AppliesWhen> named = listed.stream()
                .flatMap(subprocessor -> subprocessor.engagements().stream())
                .map(Engagement::appliesWhen)
                .filter(Objects::nonNull)
                .toList();
        return Stream.concat(
                        terms.regions().stream()
                                .filter(each -> named.stream().noneMatch(when -> each.equalsIgnoreCase(when.region()))),
                        terms.features().stream()
                                .filter(each ->
                                        named.stream().noneMatch(when -> each.equalsIgnoreCase(when.featureId()))))
                .toList();
    }

    /// The recipient's regions and features, as the register has them.
    private String customers(PolicyVersion version, Language edition) {
        Words glossary = page.glossary();
        var parts = new ArrayList<String>();
        if (!terms.regions().isEmpty()) {
            parts.add(glossary.get(
                    "customers-in",
                    terms.regions().stream()
                            .map(region -> Places.region(region, glossary))
                            .collect(Collectors.joining(", "))));
        }
        if (!terms.features().isEmpty()) {
            parts.add(glossary.get(
                    "with-feature",
                    terms.features().stream()
                            .map(feature -> name(feature, version, edition))
                            .collect(Collectors.joining(", "))));
        }
        return parts.stream().map(part -> " · " + part).collect(Collectors.joining());
    }

    private static String name(String feature, PolicyVersion version, Language edition) {
        return version.subprocessors().stream()
                .flatMap(subprocessor -> subprocessor.engagements().stream())
                .map(Engagement::appliesWhen)
                .filter(Objects::nonNull)
                .flatMap(when -> Stream.ofNullable(when.feature()))
                .filter(each -> each.id().equalsIgnoreCase(feature))
                .map(each -> each.name().nearest(edition))
                .findFirst()
                .orElse(feature);
    }

    private Html group(Listing.Group group, Language edition) {
        Words glossary = page.glossary();
        List<Html> head = Stream.of("subprocessor", "service", "location")
                .<Html>map(column -> th(glossary.get(column), attribute("scope", "col"), role("columnheader")))
                .toList();
        return section(
                css("group"),
                h2(group.heading(), lang(edition.tag())),
                element(
                        "table",
                        role("table"),
                        css("three"),
                        attribute("aria-label", group.heading()),
                        element("thead", role("rowgroup"), tr(role("row"), all(head))),
                        each(group.rows(), row -> row(row, edition))));
    }

    private Html row(Listing.Row row, Language edition) {
        Html.Element body = element("tbody", css("sub"), role("rowgroup"));
        Html name = th(
                attribute("scope", "rowgroup"),
                role("rowheader"),
                attribute("rowspan", Integer.toString(row.lines().size())),
                div(Names.of(row.subprocessor(), page.glossary()), css("name")));
        for (Listing.Line line : row.lines()) {
            body = body.with(tr(
                    role("row"),
                    line.equals(row.lines().getFirst()) ? name : null,
                    td(
                            role("cell"),
                            span(line.first().service().nearest(edition), lang(edition.tag())),
                            line.first()
                                    .furtherPurpose(edition)
                                    .<Html>map(purpose -> div(purpose, css("quiet"), lang(edition.tag())))
                                    .orElse(null)),
                    td(
                            role("cell"),
                            attribute("data-label", page.glossary().get("location")),
                            each(line.engagements(), each -> div(where(each, edition))))));
        }
        return body;
    }

    private String where(Engagement engagement, Language edition) {
        String applies = Places.appliesTo(engagement.appliesWhen(), page.glossary(), edition);
        String places = Places.locations(engagement, page.glossary(), edition, page.language());
        return applies.isEmpty() ? places : places + " (" + applies + ")";
    }
}
