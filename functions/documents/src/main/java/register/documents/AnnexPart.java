package register.documents;

import java.util.List;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import register.policy.Language;
import register.policy.PolicyVersion;
import register.words.AnnexRow;
import register.words.Words;

/// The list on pages of its own, as Annex III of the standard contractual clauses wants it.
final class AnnexPart {
    private static final float[] WIDTHS = {104, 92, 100, Book.WIDTH - 296};

    private final Book book;
    private final Words glossary;

    AnnexPart(Book book, Language language) {
        this.book = book;
        this.glossary = Words.glossary().in(language);
    }

    void write(PolicyVersion version, Language language) {
        List<AnnexRow> rows = AnnexRow.of(version, version.subprocessors(), language);
        if (rows.isEmpty()) {
            return;
        }
        book.room(Float.MAX_VALUE);
        book.heading(glossary.get("annex-title"), Style.HEADING, 0, 0);
        book.paragraph(glossary.get("annex-basis"), Style.FACT, 4);
        PdfPTable table = Tables.list(
                book.type(),
                List.of(
                        glossary.get("annex-name"),
                        glossary.get("address"),
                        glossary.get("annex-contact"),
                        glossary.get("annex-description")),
                WIDTHS);
        for (int i = 0; i < rows.size(); i++) {
            AnnexRow row = rows.get(i);
            PdfPCell name = Tables.cell();
            name.addElement(book.type().paragraph((i + 1) + ". " + row.name().getFirst(), Style.CELL_STRONG));
            row.name().stream().skip(1).forEach(line -> name.addElement(note(line)));
            table.addCell(name);
            table.addCell(lines(row.address()));
            table.addCell(lines(row.contact()));
            table.addCell(description(row.description()));
        }
        book.add(table);
    }

    private PdfPCell lines(List<String> lines) {
        PdfPCell cell = Tables.cell();
        lines.forEach(line -> cell.addElement(book.type().paragraph(line, Style.CELL)));
        return cell;
    }

    private PdfPCell description(List<AnnexRow.Part> parts) {
        PdfPCell cell = Tables.cell();
        for (int i = 0; i < parts.size(); i++) {
            AnnexRow.Part part = parts.get(i);
            Paragraph service = book.type().paragraph(part.service(), Style.CELL_STRONG);
            service.setSpacingBefore(i == 0 ? 0 : 5);
            cell.addElement(service);
            cell.addElement(book.type().paragraph(part.purpose(), Style.CELL));
            part.lines().forEach(line -> cell.addElement(note(line)));
        }
        return cell;
    }

    private Paragraph note(String line) {
        Paragraph paragraph = book.type().paragraph(line, Style.CELL_NOTE);
        paragraph.setSpacingBefore(1.5f);
        return paragraph;
    }
}
