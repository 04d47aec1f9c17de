package register.read.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.policy.AppliesWhen;
import register.policy.Engagement;
import register.policy.Location;
import register.policy.Transfer;
import register.policy.compare.Additions;
import register.read.html.Dates;
import register.read.html.Html;
import register.read.html.Sentences;
import register.read.lookup.Announced;
import register.words.ChangeLine;
import register.words.Listing;
import register.words.Places;
import register.words.TransferText;
import register.words.Words;

/// What a subprocessor does: a line for engagements that differ in places and customers alone.
final class RowLine {
    private final PolicyPage.View view;
    private final PageList.Row row;
    private final Listing.Line line;
    private final Words glossary;

    private RowLine(PolicyPage.View view, PageList.Row row, Listing.Line line) {
        this.view = view;
        this.row = row;
        this.line = line;
        this.glossary = view.glossary();
    }

    /// Its cells, after the one that names the subprocessor.
    static List<Html> of(PolicyPage.View view, Columns columns, PageList.Row row, Listing.Line line) {
        var cells = new RowLine(view, row, line);
        Html what = cells.what();
        Html where = cells.cell(columns.location(), cells.places());
        return columns.transfers() ? List.of(what, where, cells.transfers(columns.transfer())) : List.of(what, where);
    }

    private Html what() {
        Engagement engagement = line.first();
        Html.Element cell = Html.element("td")
                .with("role", "cell")
                .and(Html.element("strong", engagement.service().in(row.edition()))
                        .with("lang", view.ownLanguage()))
                .and(Html.element("div", engagement.purpose().in(row.edition())).with("lang", view.ownLanguage()))
                .and(ends());
        List<Html> terms = terms(engagement);
        return terms.isEmpty()
                ? cell
                : cell.and(Html.element("ul").with("class", "terms").and(terms));
    }

    /// The end that the version states, and what is announced of the line.
    private List<Html> ends() {
        var tags = new ArrayList<Html>();
        LocalDate end = line.first().endsOn();
        if (end != null) {
            tags.add(RowHead.tag(Sentences.of(glossary, "ends-on", Dates.date(end, view.dates()))));
        }
        if (view.dated() || row.coming() != null) {
            return tags;
        }
        for (Announced announced : view.announced()) {
            announced.changes().ends().stream()
                    .filter(each -> isHere(each.subprocessor().id(), List.of(each.engagement())))
                    .map(each -> Objects.requireNonNull(each.engagement().endsOn()))
                    .distinct()
                    .forEach(date -> tags.add(RowHead.announced(view, ChangeLine.Kind.ENDS, date)));
            for (Additions.Part part : announced.changes().leaves()) {
                if (!part.whole() && isHere(part.subprocessor().id(), part.engagements())) {
                    tags.add(RowHead.announced(view, ChangeLine.Kind.DROPS_SERVICE, announced.date()));
                }
            }
        }
        return tags;
    }

    private boolean isHere(String subprocessor, List<Engagement> engagements) {
        return row.subprocessor().id().equals(subprocessor)
                && line.engagements().stream()
                        .anyMatch(own -> engagements.stream()
                                .anyMatch(other -> other.id().equals(own.id())));
    }

    private List<Html> terms(Engagement engagement) {
        var terms = new ArrayList<Html>();
        if (alike()) {
            String applies = Places.appliesTo(unbound(engagement.appliesWhen()), glossary);
            add(terms, Sentences.capital(glossary, applies));
        }
        if (engagement.modelTraining() != null) {
            add(terms, glossary.get(engagement.modelTraining() ? "model-training" : "no-model-training"));
        }
        if (!engagement.personalDataCategories().isEmpty()) {
            add(terms, glossary.get("personal-data", String.join(", ", engagement.personalDataCategories())));
        }
        if (!engagement.dataSubjectCategories().isEmpty()) {
            add(terms, glossary.get("data-subjects", String.join(", ", engagement.dataSubjectCategories())));
        }
        addDate(terms, "new-customers-from", engagement.newCustomersFrom());
        addDate(terms, "existing-customers-from", engagement.existingCustomersFrom());
        return terms;
    }

    private void addDate(List<Html> terms, String key, @Nullable LocalDate date) {
        if (date != null) {
            terms.add(Html.element("li").and(Sentences.of(glossary, key, Dates.date(date, view.dates()))));
        }
    }

    private static void add(List<Html> terms, String text) {
        if (!text.isEmpty()) {
            terms.add(Html.element("li", text));
        }
    }

    /// Whether all of the line come with the same feature.
    private boolean alike() {
        return line.engagements().stream()
                        .map(engagement -> unbound(engagement.appliesWhen()))
                        .distinct()
                        .count()
                == 1;
    }

    private static AppliesWhen unbound(@Nullable AppliesWhen when) {
        return when == null
                ? new AppliesWhen(null, null, null)
                : new AppliesWhen(null, when.feature(), when.optional());
    }

    /// Places in a row of which the same is stated are one item.
    private List<Html> places() {
        var items = new ArrayList<Html>();
        var names = new ArrayList<Html>();
        String before = "";
        for (Engagement engagement : line.engagements()) {
            for (Place place : places(engagement)) {
                if (!names.isEmpty() && !place.note().equals(before)) {
                    items.add(item(names, before));
                    names.clear();
                }
                names.add(Html.element("div", place.name()));
                before = place.note();
            }
        }
        items.add(item(names, before));
        return items;
    }

    /// @param note what happens there and for whom
    private record Place(String name, String note) {}

    private List<Place> places(Engagement engagement) {
        AppliesWhen when = engagement.appliesWhen();
        String customers = alike() && when != null ? region(when) : Places.appliesTo(when, glossary);
        return engagement.locations().isEmpty()
                ? List.of(new Place(glossary.get("not-stated"), customers))
                : engagement.locations().stream()
                        .map(location -> new Place(
                                Places.location(
                                        new Location(location.place(), location.detail(), null),
                                        glossary,
                                        row.edition()),
                                location.role() == null
                                        ? customers
                                        : Stream.of(glossary.get("location-role", location.role()), customers)
                                                .filter(part -> !part.isEmpty())
                                                .reduce((one, other) -> one + ", " + other)
                                                .orElse("")))
                        .toList();
    }

    private String region(AppliesWhen when) {
        return Places.appliesTo(new AppliesWhen(when.region(), null, null), glossary);
    }

    private static Html item(List<Html> names, String note) {
        Html.Element item = Html.element("li").and(names);
        return note.isEmpty() ? item : item.and(Html.element("div", note).with("class", "quiet"));
    }

    private Html transfers(String column) {
        List<Transfer> transfers = line.first().transfers();
        if (transfers.isEmpty()) {
            return Html.element(
                            "td",
                            Html.element("span", "–").with("class", "quiet").with("aria-hidden", "true"),
                            Html.element("span", glossary.get("not-stated")).with("class", "for-ears"))
                    .with("role", "cell")
                    .with("class", "void");
        }
        return cell(column, transfers.stream().map(this::transfer).toList());
    }

    private Html transfer(Transfer transfer) {
        return Html.element(
                "li",
                Html.element(
                        "div",
                        Places.country(transfer.from(), glossary.language()) + " → "
                                + Places.country(transfer.to(), glossary.language())),
                Html.element("div", TransferText.mechanism(transfer, glossary)).with("class", "quiet"));
    }

    private Html cell(String column, List<Html> items) {
        return Html.element("td", Html.element("ul").with("class", "places").and(items))
                .with("role", "cell")
                .with("data-label", column);
    }
}
