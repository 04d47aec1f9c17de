package register.read.page;

import static register.page.Tags.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.page.Dates;
import register.page.Html;
import register.page.Sentences;
import register.policy.Engagement;
import register.policy.Engagement.DataKind;
import register.policy.Transfer;
import register.policy.compare.Additions;
import register.read.lookup.AnnouncedVersion;
import register.words.ChangeLine;
import register.words.Listing;
import register.words.Places;
import register.words.TransferText;
import register.words.Words;

/// A subprocessor's service: one line for engagements that differ only in places and customers.
final class RowLine {
    private final PolicyPage.View view;
    private final PageList.Row row;
    private final Listing.Line line;
    private final Words glossary;
    private final LinePlaces places;

    private RowLine(PolicyPage.View view, PageList.Row row, Listing.Line line) {
        this.view = view;
        this.row = row;
        this.line = line;
        this.glossary = view.glossary();
        this.places = new LinePlaces(line, row.edition(), view.dates(), glossary);
    }

    /// Its cells, after the one that names the subprocessor.
    ///
    /// @param who the subprocessor's details, in the fold of a long list
    static List<Html> of(
            PolicyPage.View view, ListColumns columns, PageList.Row row, Listing.Line line, List<Html> who) {
        var cells = new RowLine(view, row, line);
        if (columns.folded()) {
            return List.of(
                    cells.folded(columns, who),
                    td(
                            role("cell"),
                            attribute("data-label", columns.location()),
                            div(cells.places.names(), css("clip"))));
        }
        Html what = cells.what();
        Html where = cells.cell(columns.location(), cells.places.items());
        return columns.transfers() ? List.of(what, where, cells.transfers(columns.transfer())) : List.of(what, where);
    }

    private Html what() {
        List<Html> terms = terms(line.first());
        return service()
                .with(
                        purpose("div").orElse(null),
                        all(RowHead.parted(ends())),
                        terms.isEmpty() ? null : list("terms", terms));
    }

    /// Service and purpose, with the rest beneath the purpose.
    private Html folded(ListColumns columns, List<Html> who) {
        List<Html> terms = terms(line.first());
        Html.Element fold = element(
                "details",
                css("fold"),
                purpose("summary")
                        .orElseGet(() -> element("summary", view.words().get("details"))),
                terms.isEmpty() ? null : list("terms", terms),
                all(part(columns.location(), places.items())));
        List<Html> transfers =
                line.first().transfers().stream().map(this::transfer).toList();
        return service()
                .with(
                        all(RowHead.parted(ends())),
                        fold.with(
                                all(transfers.isEmpty() ? List.of() : part(glossary.get("transfer-label"), transfers)),
                                all(who)));
    }

    private static List<Html> part(String label, List<Html> items) {
        return List.of(div(label, css("facts")), list("places", items));
    }

    private Html.Element service() {
        return td(role("cell"), strong(line.first().service().in(row.edition()), lang(view.ownLanguage())));
    }

    private Optional<Html> purpose(String element) {
        return line.first()
                .furtherPurpose(row.edition())
                .map(purpose -> element(element, purpose, lang(view.ownLanguage())));
    }

    private static Html list(String kind, List<Html> items) {
        return ul(css(kind), all(items));
    }

    /// The end stated in the version, and the line's announced changes.
    private List<Html> ends() {
        var tags = new ArrayList<Html>();
        LocalDate end = line.first().endsOn();
        if (end != null) {
            tags.add(RowHead.tag(Sentences.of(glossary, "ends-on", Dates.date(end, view.dates()))));
        }
        if (view.dated() || row.coming() != null) {
            return tags;
        }
        for (AnnouncedVersion announced : view.announced()) {
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
        add(terms, glossary.capital(places.feature()));
        if (engagement.modelTraining() != null) {
            add(terms, glossary.get(engagement.modelTraining() ? "model-training" : "no-model-training"));
        }
        addKinds(terms, "personal-data", engagement.personalDataCategories());
        addKinds(terms, "data-subjects", engagement.dataSubjectCategories());
        if (engagement.retention() != null) {
            Html stated = span(engagement.retention().in(row.edition()), lang(view.ownLanguage()));
            terms.add(li(Sentences.of(glossary, "retention", stated)));
        }
        addDate(terms, "new-customers-from", engagement.newCustomersFrom());
        addDate(terms, "existing-customers-from", engagement.existingCustomersFrom());
        return terms;
    }

    private void addKinds(List<Html> terms, String key, List<DataKind> kinds) {
        if (!kinds.isEmpty()) {
            Html names = span(String.join(", ", DataKind.names(kinds, row.edition())), lang(view.ownLanguage()));
            terms.add(li(Sentences.of(glossary, key, names)));
        }
    }

    private void addDate(List<Html> terms, String key, @Nullable LocalDate date) {
        if (date != null) {
            terms.add(li(Sentences.of(glossary, key, Dates.date(date, view.dates()))));
        }
    }

    private static void add(List<Html> terms, String text) {
        if (!text.isEmpty()) {
            terms.add(li(text));
        }
    }

    private Html transfers(String column) {
        List<Transfer> transfers = line.first().transfers();
        if (transfers.isEmpty()) {
            return td(
                    role("cell"),
                    css("void"),
                    span("–", css("quiet"), attribute("aria-hidden", "true")),
                    span(glossary.get("not-stated"), css("for-ears")));
        }
        return cell(column, transfers.stream().map(this::transfer).toList());
    }

    private Html transfer(Transfer transfer) {
        return li(
                div(Places.country(transfer.from(), glossary.language()) + " → "
                        + Places.country(transfer.to(), glossary.language())),
                div(TransferText.mechanism(transfer, glossary), css("quiet")));
    }

    private Html cell(String column, List<Html> items) {
        return td(role("cell"), attribute("data-label", column), list("places", items));
    }
}
