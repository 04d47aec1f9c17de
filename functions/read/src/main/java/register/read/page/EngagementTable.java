package register.read.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.policy.Category;
import register.policy.Engagement;
import register.policy.Transfer;
import register.read.html.Html;
import register.value.Language;
import register.words.LongDate;
import register.words.Places;
import register.words.TransferText;
import register.words.Words;

/// The engagements of one category, a row each.
final class EngagementTable {
    private EngagementTable() {}

    /// @return null where the category has none
    static @Nullable Html of(PolicyPage.View view, Category category) {
        Words glossary = view.glossary();
        boolean bound = view.version().subprocessors().stream()
                .flatMap(subprocessor -> subprocessor.engagements().stream())
                .anyMatch(engagement -> engagement.category() == category
                        && !Places.appliesTo(engagement.appliesWhen(), glossary).isEmpty());
        var rows = new ArrayList<Html>();
        var introduced = new HashSet<String>();
        view.version().subprocessors().forEach(subprocessor -> {
            for (Engagement engagement : subprocessor.engagements()) {
                if (engagement.category() == category) {
                    Html name = SubprocessorCell.of(view, subprocessor, introduced.add(subprocessor.id()));
                    rows.add(row(view, engagement, name, bound));
                }
            }
        });
        if (rows.isEmpty()) {
            return null;
        }
        var columns = new ArrayList<>(List.of("subprocessor", "service", "location"));
        if (bound) {
            columns.add("applies-to");
        }
        columns.add("purpose");
        Html head = Html.element("tr")
                .with("role", "row")
                .and(columns.stream()
                        .map(column -> Html.element("th", glossary.get(column))
                                .with("scope", "col")
                                .with("role", "columnheader")
                                .with("class", column))
                        .toList());
        return Html.element(
                        "table",
                        Html.element("thead", head).with("role", "rowgroup"),
                        Html.element("tbody").with("role", "rowgroup").and(rows))
                .with("role", "table")
                .with("lang", view.words().language().tag())
                .with("aria-label", glossary.get("category", category));
    }

    private static Html row(PolicyPage.View view, Engagement engagement, Html name, boolean bound) {
        Words glossary = view.glossary();
        Language language = view.language();
        Html.Element row = Html.element("tr").with("role", "row").and(name);
        row = row.and(cell(
                glossary.get("service"),
                Html.element("span", engagement.service().in(language)).with("lang", view.ownLanguage())));
        row = row.and(cell(glossary.get("location"), Html.text(Places.locations(engagement, glossary, language))));
        if (bound) {
            String appliesTo = Places.appliesTo(engagement.appliesWhen(), glossary);
            row = row.and(cell(glossary.get("applies-to"), Html.text(appliesTo.isEmpty() ? "–" : appliesTo)));
        }
        Html purpose = Html.element("span", engagement.purpose().in(language)).with("lang", view.ownLanguage());
        return row.and(
                cell(glossary.get("purpose"), Html.element("div", purpose).and(details(view, engagement))));
    }

    private static Html cell(String label, Html content) {
        return Html.element("td", content).with("role", "cell").with("data-label", label);
    }

    private static List<Html> details(PolicyPage.View view, Engagement engagement) {
        Words glossary = view.glossary();
        var details = new ArrayList<Html>();
        if (!engagement.personalDataCategories().isEmpty()) {
            details.add(detail(glossary.get("personal-data", String.join(", ", engagement.personalDataCategories()))));
        }
        if (!engagement.dataSubjectCategories().isEmpty()) {
            details.add(detail(glossary.get("data-subjects", String.join(", ", engagement.dataSubjectCategories()))));
        }
        for (Transfer transfer : engagement.transfers()) {
            details.add(detail(TransferText.of(transfer, glossary, glossary.language())));
        }
        if (engagement.modelTraining() != null) {
            details.add(detail(glossary.get(engagement.modelTraining() ? "model-training" : "no-model-training")));
        }
        addDate(details, "new-customers-from", engagement.newCustomersFrom(), glossary);
        addDate(details, "existing-customers-from", engagement.existingCustomersFrom(), glossary);
        addDate(details, "ends-on", engagement.endsOn(), glossary);
        return details;
    }

    private static void addDate(List<Html> details, String key, @Nullable LocalDate date, Words glossary) {
        if (date != null) {
            details.add(detail(glossary.get(key, LongDate.of(date, glossary.language()))));
        }
    }

    private static Html detail(String text) {
        return Html.element("div", text).with("class", "quiet");
    }
}
