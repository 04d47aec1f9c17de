package register.pdf.layout;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfLiteral;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfStructureElement;
import org.openpdf.text.pdf.PdfWriter;

/// A tagged A4 document, written from the top down. Its bytes follow from its content alone: no clock, no random
/// number, no locale.
public final class Book {
    /// Between the margins, in points.
    public static final float WIDTH = Flow.WIDTH;

    /// What must fit under a heading for it to stay on the page: three lines.
    private static final float UNDER_HEADING = 44;

    private static final float PANEL_PADDING = 8;
    private static final float BULLET_WIDTH = 17;
    private static final int ID_LENGTH = 16;

    private final Typesetter type = new Typesetter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Document document = new Document(PageSize.A4);
    private final PdfWriter writer = PdfWriter.getInstance(document, out);
    private final Canvas canvas;
    private final Flow flow;

    /// Opens a document.
    ///
    /// @param created the creation time in its metadata: the time of what it is about
    public Book(Description description, Instant created, Furniture furniture) {
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        // The library writes the older kind of cross-reference table with digits of the default locale.
        writer.setFullCompression();
        writer.setTagged();
        writer.setTabs(PdfName.S);
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
        writer.getExtraCatalog()
                .put(PdfName.LANG, new PdfString(description.language().tag()));
        writer.setXmpMetadata(description.xmp());
        writer.setPageEvent(new PageEvents(type, furniture));
        document.open();
        Colours.declare(writer);
        var info = writer.getInfo();
        description
                .info()
                .forEach((key, value) -> info.put(new PdfName(key), new PdfString(value, PdfString.TEXT_UNICODE)));
        info.put(PdfName.CREATIONDATE, new PdfDate(GregorianCalendar.from(created.atZone(ZoneOffset.UTC))));
        String id = HexFormat.of().formatHex(Arrays.copyOf(description.digest().bytes(), ID_LENGTH));
        info.put(PdfName.FILEID, new PdfLiteral(("[<" + id + "><" + id + ">]").getBytes(US_ASCII)));
        canvas = new Canvas(writer, description.language());
        flow = new Flow(document, canvas);
    }

    public Typesetter type() {
        return type;
    }

    public void title(Text text, float spaceAfter) {
        add(text, PdfName.H1, spaceAfter);
    }

    public void paragraph(Text text, float spaceAfter) {
        add(text, PdfName.P, spaceAfter);
    }

    /// A heading without a bookmark of its own, below one that has one.
    ///
    /// @param following the height in points of what must stay with it
    public void subheading(Text text, float spaceAfter, float following) {
        flow.room(text.style().leading() + spaceAfter + following);
        add(text, PdfName.H3, spaceAfter);
    }

    public void bullets(List<Text> bullets) {
        PdfStructureElement list = canvas.element(canvas.document(), PdfName.L);
        canvas.bulleted(list);
        for (int i = 0; i < bullets.size(); i++) {
            Text text = bullets.get(i);
            PdfStructureElement item = canvas.element(list, PdfName.LI);
            Galley bullet = type.set(Text.plain("•", text.style()), BULLET_WIDTH);
            bullet.tag(canvas, canvas.element(item, PdfName.LBL));
            Galley body = type.set(text, WIDTH - BULLET_WIDTH);
            body.tag(canvas, canvas.element(item, PdfName.LBODY));
            flow.room(Math.min(body.size(), 2) * body.leading());
            bullet.draw(canvas, 0, 1, Flow.MARGIN + 4, flow.y());
            flow.add(body, Flow.MARGIN + BULLET_WIDTH);
            flow.down(i == bullets.size() - 1 ? 8 : 3);
        }
    }

    /// A heading with its bookmark, on a page with room for some of what follows.
    ///
    /// @param following the height in points of what must stay with it, if more than a few lines
    /// @return the bookmark
    public PdfOutline heading(Text text, float spaceBefore, float following) {
        Galley galley = type.set(text, WIDTH);
        flow.room(spaceBefore + galley.height() + Math.max(following, UNDER_HEADING));
        flow.space(spaceBefore);
        PdfOutline bookmark = bookmark(root(), text.text());
        galley.tag(canvas, canvas.element(canvas.document(), PdfName.H2));
        flow.add(galley, Flow.MARGIN);
        flow.down(4);
        return bookmark;
    }

    /// A bookmark to whatever is added next.
    public PdfOutline bookmark(PdfOutline parent, String text) {
        return new PdfOutline(
                parent, new PdfDestination(PdfDestination.XYZ, 0, flow.y(), 0), text.replace('\n', ' '), true);
    }

    public PdfOutline root() {
        return writer.getDirectContent().getRootOutline();
    }

    public void table(Table table, float spaceBefore, float spaceAfter) {
        flow.space(spaceBefore);
        table.draw(flow, canvas.document());
        flow.down(spaceAfter);
    }

    /// A box around sentences; no box if they do not fit on one page.
    public void panel(List<Text> sentences, float spaceAfter) {
        List<Galley> galleys = sentences.stream()
                .map(text -> type.set(text, WIDTH - 2 * PANEL_PADDING))
                .toList();
        float height = 2 * PANEL_PADDING;
        for (Galley galley : galleys) {
            height += galley.height();
        }
        flow.room(height);
        if (flow.has(height)) {
            var box = new Rectangle(Flow.MARGIN, flow.y() - height, Flow.MARGIN + WIDTH, flow.y());
            box.setBackgroundColor(Style.Ink.PANEL);
            canvas.artifact(page -> page.rectangle(box));
        }
        flow.down(PANEL_PADDING);
        for (Galley galley : galleys) {
            galley.tag(canvas, canvas.element(canvas.document(), PdfName.P));
            flow.add(galley, Flow.MARGIN + PANEL_PADDING);
        }
        flow.down(PANEL_PADDING + spaceAfter);
    }

    /// Adds the document's signature field.
    ///
    /// @param spoken its description for screen readers
    public void seal(Table table, String spoken, float spaceAfter) {
        float padding = 5;
        flow.room(table.height() + 2 * padding);
        flow.down(padding);
        float top = flow.y();
        table.draw(flow, canvas.document());
        canvas.seal(
                new Rectangle(Flow.MARGIN - 10, flow.y() - padding, Flow.MARGIN + WIDTH, top + padding),
                type.printable(spoken));
        flow.down(padding + spaceAfter);
    }

    /// Puts a file into the document.
    public void attach(Attachment attachment, Instant modified) {
        try {
            attachment.write(writer, modified);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Begins a new page unless this one has that many points left, or no page has.
    public void room(float points) {
        flow.room(points);
    }

    /// Closes the document.
    public byte[] close() {
        canvas.unmark();
        document.close();
        return out.toByteArray();
    }

    private void add(Text text, PdfName role, float spaceAfter) {
        Galley galley = type.set(text, WIDTH);
        galley.tag(canvas, canvas.element(canvas.document(), role));
        flow.add(galley, Flow.MARGIN);
        flow.down(spaceAfter);
    }
}
