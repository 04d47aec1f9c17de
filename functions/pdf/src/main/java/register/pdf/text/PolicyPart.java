package register.pdf.text;

import java.util.List;
import java.util.Map;
import register.pdf.layout.Style;
import register.pdf.layout.StyledText;
import register.policy.Category;
import register.policy.Section;
import register.words.Names;

/// The edition's own text, complete and in order; a line in place of each table says which rows of the list it
/// contains.
record PolicyPart(SnapshotPart part, Map<Category, ListPart.Numbers> numbers) {
    void write() {
        List<Section> sections =
                Names.spelled(part.version).edition(part.language).sections();
        if (sections.isEmpty()) {
            return;
        }
        part.book.heading(part.said(part.glossary.get("change.text"), Style.HEADING), 12, 0);
        part.book.paragraph(part.said(part.words.get("policy-text-note"), Style.CELL_NOTE), 4);
        sections.forEach(this::section);
    }

    private void section(Section section) {
        if (section.heading() != null) {
            part.book.subheading(StyledText.linked(section.heading(), Style.SUBHEADING), 6, 0);
        }
        for (String paragraph : section.paragraphs()) {
            part.book.paragraph(StyledText.linked(paragraph, Style.BODY), 4);
        }
        if (!section.bullets().isEmpty()) {
            part.book.bullets(
                    section.bullets().stream()
                            .map(bullet -> StyledText.linked(bullet, Style.BODY))
                            .toList(),
                    3);
        }
        ListPart.Numbers rows = section.table() == null ? null : numbers.get(section.table());
        if (rows != null) {
            String stands = rows.first() == rows.last()
                    ? part.words.get("table-above", Integer.toString(rows.first()))
                    : part.words.get("tables-above", rows.first() + "–" + rows.last());
            part.book.aside(part.said(stands, Style.QUIET), 5);
        }
    }
}
