package register.pdf.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import register.pdf.layout.Block;
import register.pdf.layout.Book;
import register.pdf.layout.Style;
import register.pdf.layout.Table;
import register.pdf.layout.Text;
import register.pdf.layout.Typesetter;
import register.policy.Category;
import register.policy.Engagement;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.Transfer;
import register.value.Language;
import register.words.LongDate;
import register.words.Names;
import register.words.Places;
import register.words.TransferText;
import register.words.Words;

/// The table of one category's engagements: a row each, in the order of the policy.
final class EngagementTable {
    private final Typesetter type;
    private final Language language;
    private final Words glossary;

    EngagementTable(Typesetter type, Language language) {
        this.type = type;
        this.language = language;
        this.glossary = Words.glossary().in(language);
    }

    private record Row(Subprocessor subprocessor, Engagement engagement) {}

    /// Empty where the category has no engagement. Where no engagement says for whom it applies, no column does.
    Optional<Table> of(PolicyVersion version, Category category) {
        List<Row> rows = version.subprocessors().stream()
                .flatMap(subprocessor -> subprocessor.engagements().stream()
                        .filter(engagement -> engagement.category() == category)
                        .map(engagement -> new Row(subprocessor, engagement)))
                .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        boolean forSome = rows.stream().anyMatch(row -> row.engagement().appliesWhen() != null);
        var header = new ArrayList<>(
                List.of(glossary.get("service"), glossary.get("subprocessor"), glossary.get("location")));
        if (forSome) {
            header.add(glossary.get("applies-to"));
        }
        header.add(glossary.get("purpose"));
        Table table = Table.list(
                type, header.stream().map(word -> said(word, Style.COLUMN)).toList(), widths(rows, forSome));
        for (Row row : rows) {
            table.row(cells(row, forSome));
        }
        return Optional.of(table);
    }

    /// Columns of single words as wide as their words, within reason; the rest for names and
    /// purposes.
    private float[] widths(List<Row> rows, boolean forSome) {
        float service = type.widestWord(glossary.get("service"), Style.COLUMN);
        float location = type.widestWord(glossary.get("location"), Style.COLUMN);
        for (Row row : rows) {
            service =
                    Math.max(service, type.widestWord(row.engagement().service().in(language), Style.CELL));
            location = Math.max(location, type.widestWord(locations(row.engagement()), Style.CELL));
        }
        service = Math.clamp(service + Table.GAP + 1, 46, 86);
        location = Math.clamp(location + Table.GAP + 1, 76, 96);
        float appliesTo = forSome ? 78 : 0;
        float rest = Book.WIDTH - service - location - appliesTo;
        float heading = type.widestWord(glossary.get("subprocessor"), Style.COLUMN) + Table.GAP + 1;
        float name = Math.max(rest * 0.4f, heading);
        return forSome
                ? new float[] {service, name, location, appliesTo, rest - name}
                : new float[] {service, name, location, rest - name};
    }

    private List<List<Block>> cells(Row row, boolean forSome) {
        Engagement engagement = row.engagement();
        var cells = new ArrayList<List<Block>>();
        cells.add(cell(Text.linked(engagement.service().in(language), Style.CELL), List.of()));
        cells.add(cell(
                Text.linked(Names.of(row.subprocessor(), glossary), Style.CELL_STRONG),
                qualifiers(row.subprocessor())));
        cells.add(cell(said(locations(engagement), Style.CELL), List.of()));
        if (forSome) {
            String forWhom = Places.appliesTo(engagement.appliesWhen(), glossary);
            cells.add(cell(said(forWhom.isEmpty() ? "–" : forWhom, Style.CELL), List.of()));
        }
        cells.add(cell(
                Text.linked(engagement.purpose().in(language), Style.CELL),
                details(engagement).stream()
                        .map(detail -> said(detail, Style.CELL_NOTE))
                        .toList()));
        return cells;
    }

    /// A text in the register's words.
    private Text said(String text, Style style) {
        return Text.linked(text, style).in(glossary.language());
    }

    private static List<Block> cell(Text text, List<Text> notes) {
        var blocks = new ArrayList<>(List.of(Block.of(text)));
        notes.forEach(note -> blocks.add(new Block(note, 1.5f)));
        return blocks;
    }

    private List<Text> qualifiers(Subprocessor subprocessor) {
        if (subprocessor.redacted()) {
            return List.of();
        }
        if (subprocessor.personal().legalName() == null) {
            return List.of(said(glossary.get("legal-name-not-stated"), Style.CELL_NOTE));
        }
        return subprocessor.personal().displayName() == null
                        || subprocessor
                                .personal()
                                .displayName()
                                .equals(subprocessor.personal().legalName())
                ? List.of()
                : List.of(Text.linked(subprocessor.personal().displayName(), Style.CELL_NOTE));
    }

    private String locations(Engagement engagement) {
        return engagement.locations().isEmpty()
                ? glossary.get("not-stated")
                : engagement.locations().stream()
                        .map(location -> Places.location(location, glossary, language))
                        .collect(Collectors.joining("\n"));
    }

    private List<String> details(Engagement engagement) {
        var details = new ArrayList<String>();
        if (!engagement.personalDataCategories().isEmpty()) {
            details.add(glossary.get("personal-data", String.join(", ", engagement.personalDataCategories())));
        }
        if (!engagement.dataSubjectCategories().isEmpty()) {
            details.add(glossary.get("data-subjects", String.join(", ", engagement.dataSubjectCategories())));
        }
        for (Transfer transfer : engagement.transfers()) {
            details.add(TransferText.of(transfer, glossary, language));
        }
        if (engagement.modelTraining() != null) {
            details.add(glossary.get(engagement.modelTraining() ? "model-training" : "no-model-training"));
        }
        if (engagement.newCustomersFrom() != null) {
            details.add(glossary.get("new-customers-from", date(engagement.newCustomersFrom())));
        }
        if (engagement.existingCustomersFrom() != null) {
            details.add(glossary.get("existing-customers-from", date(engagement.existingCustomersFrom())));
        }
        if (engagement.endsOn() != null) {
            details.add(glossary.get("ends-on", date(engagement.endsOn())));
        }
        return details;
    }

    private String date(LocalDate date) {
        return LongDate.of(date, glossary.language());
    }
}
