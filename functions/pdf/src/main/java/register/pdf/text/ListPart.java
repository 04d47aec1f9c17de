package register.pdf.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.pdf.layout.Book;
import register.pdf.layout.PdfTable;
import register.pdf.layout.PdfTable.Block;
import register.pdf.layout.Style;
import register.pdf.layout.StyledText;
import register.policy.Category;
import register.policy.Subprocessor;
import register.policy.compare.Additions;
import register.words.Listing;
import register.words.Names;

/// The list, in the form of Annex III of the standard contractual clauses: a row for each subprocessor in a category.
final class ListPart {
    private static final float[] WIDTHS = {122, 118, Book.WIDTH - 240};

    private final SnapshotPart part;
    private final EngagementText engagements;
    private final SubprocessorText subprocessors;

    ListPart(SnapshotPart part) {
        this.part = part;
        this.engagements = new EngagementText(part);
        this.subprocessors = new SubprocessorText(part);
    }

    /// The numbers of a category's first and last rows.
    record Numbers(int first, int last) {}

    /// @return the row numbers of each category
    Map<Category, Numbers> write() {
        var numbers = new HashMap<Category, Numbers>();
        PdfTable table = PdfTable.list(
                part.book.type(),
                Stream.of(
                                part.words.get("list-name"),
                                part.glossary.get("annex-contact"),
                                part.glossary.get("annex-description"))
                        .map(column -> part.said(column, Style.COLUMN))
                        .toList(),
                WIDTHS);
        Set<String> added = added();
        int number = 0;
        Listing listing = Listing.of(part.version, part.version.subprocessors(), part.language);
        for (Listing.Group group : listing.groups()) {
            int first = number + 1;
            if (!group.heading().isEmpty()) {
                table.group(StyledText.linked(group.heading(), Style.SUBHEADING));
            }
            for (Listing.Row row : group.rows()) {
                number++;
                table.row(row(number, row, added));
            }
            numbers.put(group.category(), new Numbers(first, number));
        }
        part.book.heading(part.said(part.glossary.get("annex-title"), Style.HEADING), 8, table.firstRows() + 20);
        if (number == 0) {
            part.book.paragraph(part.said(part.glossary.get("list-empty"), Style.BODY), 6);
        } else {
            part.book.paragraph(part.said(part.glossary.get("annex-basis"), Style.CELL_NOTE), 2);
            part.book.table(table, 2, 8);
        }
        return numbers;
    }

    private Set<String> added() {
        return part.text.before() == null
                ? Set.of()
                : Additions.between(part.text.before(), part.version).parts().stream()
                        .filter(Additions.Part::whole)
                        .map(each -> each.subprocessor().id())
                        .collect(Collectors.toSet());
    }

    private List<List<Block>> row(int number, Listing.Row row, Set<String> added) {
        Subprocessor subprocessor = row.subprocessor();
        String name = Names.of(subprocessor, part.glossary);
        String called = added.contains(subprocessor.id()) ? part.glossary.get("new", name) : name;
        var named = new ArrayList<>(List.of(Block.of(StyledText.linked(number + ". " + called, Style.CELL_STRONG))));
        named.addAll(subprocessors.identity(subprocessor));
        return List.of(named, subprocessors.contact(subprocessor), engagements.of(row.lines()));
    }
}
