package register.documents;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.ListItem;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfLiteral;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/// An A4 document that is being written, from the top down. Its bytes follow from what is written and
/// nothing else: no clock, no chance, no locale.
final class Book {
    static final float MARGIN = 56;
    static final float TOP = 58;
    static final float BOTTOM = 78;
    static final float WIDTH = PageSize.A4.getWidth() - 2 * MARGIN;

    /// What must fit under a heading for it to stay on the page: three lines.
    private static final float UNDER_HEADING = 44;

    private static final int ID_LENGTH = 16;

    private final Typesetter type = new Typesetter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, TOP, BOTTOM);
    private final PdfWriter writer = PdfWriter.getInstance(document, out);

    /// Opens a document.
    ///
    /// @param created what its metadata says of when it was made: the time of what it is about
    Book(Metadata metadata, Instant created, Furniture furniture) {
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        // The library writes the older kind of cross-reference table with the digits of the default locale.
        writer.setFullCompression();
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
        writer.getExtraCatalog()
                .put(PdfName.LANG, new PdfString(metadata.language().tag()));
        writer.setXmpMetadata(metadata.xmp());
        writer.setPageEvent(new PageEvents(type, furniture));
        document.open();
        var info = writer.getInfo();
        metadata.info()
                .forEach((key, value) -> info.put(new PdfName(key), new PdfString(value, PdfString.TEXT_UNICODE)));
        info.put(PdfName.CREATIONDATE, new PdfDate(GregorianCalendar.from(created.atZone(ZoneOffset.UTC))));
        String id = HexFormat.of().formatHex(Arrays.copyOf(metadata.digest().bytes(), ID_LENGTH));
        info.put(PdfName.FILEID, new PdfLiteral(("[<" + id + "><" + id + ">]").getBytes(US_ASCII)));
    }

    Typesetter type() {
        return type;
    }

    void paragraph(String text, Style style, float spaceAfter) {
        Paragraph paragraph = type.paragraph(text, style);
        paragraph.setSpacingAfter(spaceAfter);
        document.add(paragraph);
    }

    void bullets(List<String> bullets) {
        var list = new org.openpdf.text.List(false, 13);
        list.setListSymbol(type.chunk("•", Style.BODY));
        list.setIndentationLeft(4);
        for (String bullet : bullets) {
            var item = new ListItem(type.paragraph(bullet, Style.BODY));
            item.setSpacingAfter(bullet.equals(bullets.getLast()) ? 8 : 3);
            list.add(item);
        }
        document.add(list);
    }

    /// A heading with its bookmark, on a page where something of what follows has room too.
    ///
    /// @param following the height in points of what must stay with it, where that is more than a few
    ///     lines
    PdfOutline heading(String text, Style style, float spaceBefore, float following) {
        room(spaceBefore + style.leading() + Math.max(following, UNDER_HEADING));
        Paragraph paragraph = type.paragraph(text, style);
        paragraph.setSpacingBefore(spaceBefore);
        paragraph.setSpacingAfter(4);
        float top = writer.getVerticalPosition(true);
        document.add(paragraph);
        return bookmark(writer.getDirectContent().getRootOutline(), text, top);
    }

    /// A bookmark to where the next thing will stand.
    PdfOutline bookmark(PdfOutline parent, String text) {
        return bookmark(parent, text, writer.getVerticalPosition(true));
    }

    private static PdfOutline bookmark(PdfOutline parent, String text, float top) {
        String title = text.replace('\n', ' ');
        return new PdfOutline(parent, new PdfDestination(PdfDestination.XYZ, 0, top, 0), title, true);
    }

    PdfOutline root() {
        return writer.getDirectContent().getRootOutline();
    }

    void add(Element element) {
        document.add(element);
    }

    /// Adds what stands in the document's signature field.
    ///
    /// @param spoken what it is, for those who do not see it
    void seal(PdfPTable table, String spoken) {
        room(table.getTotalHeight() + table.spacingAfter());
        float top = writer.getVerticalPosition(true);
        document.add(table);
        SealField.put(
                writer, new Rectangle(MARGIN - 10, top - table.getTotalHeight() - 4, MARGIN + WIDTH, top + 4), spoken);
    }

    /// Begins a new page unless this one has so many points left, or no page has.
    void room(float points) {
        float page = PageSize.A4.getHeight() - TOP - BOTTOM;
        if (writer.getVerticalPosition(true) - document.bottom() < Math.min(points, page)) {
            document.newPage();
        }
    }

    /// Closes the document.
    byte[] close() {
        document.close();
        return out.toByteArray();
    }
}
