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
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfLiteral;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/// A tagged A4 document, written from the top down. Its bytes depend on its content alone, not on a clock, random
/// numbers or a locale.
public final class Book {
    /// The width between the margins, in points.
    public static final float WIDTH = Flow.WIDTH;

    /// The space in points that a heading needs below it to stay on the page: three lines.
    private static final float UNDER_HEADING = 44;

    private static final float PANEL_PADDING = 7;
    private static final float SEAL_GAP = 6;
    private static final int ID_LENGTH = 16;

    private final Typesetter type = new Typesetter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Document document = new Document(PageSize.A4);
    private final PdfWriter writer = PdfWriter.getInstance(document, out);
    private final Canvas canvas;
    private final Flow flow;
    private @Nullable PdfOutline chapter;

    /// Opens a document.
    ///
    /// @param created the creation time in its metadata: that of the event it documents
    public Book(Description description, Instant created, PageFurniture furniture) {
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

    public void masthead(Masthead masthead, float spaceAfter) {
        masthead.draw(type, flow);
        flow.down(spaceAfter);
    }

    public void paragraph(StyledText text, float spaceAfter) {
        add(type.set(text, WIDTH), PdfName.P, Flow.MARGIN);
        flow.down(spaceAfter);
    }

    /// A heading below the last one.
    ///
    /// @param following the height in points of the content to keep with it, if more than a few lines
    public void subheading(StyledText text, float spaceBefore, float following) {
        headed(text, PdfName.H3, chapter(), spaceBefore, following);
        flow.down(2);
    }

    public void bullets(List<StyledText> bullets, float spaceAfter) {
        listed(MarkedList.bullets(bullets), spaceAfter);
    }

    /// A list numbered from 1.
    public void numbers(List<StyledText> steps, float spaceAfter) {
        listed(MarkedList.numbers(steps), spaceAfter);
    }

    private void listed(MarkedList listed, float spaceAfter) {
        listed.draw(type, flow, Flow.MARGIN, WIDTH);
        flow.down(spaceAfter);
    }

    /// A box with a list.
    public void frame(FramedList frame, float spaceAfter) {
        frame.draw(type, flow, heading -> chapter = bookmark(root(), heading.text()));
        flow.down(spaceAfter);
    }

    /// A note in place of other content, with a line beside it.
    public void aside(StyledText text, float spaceAfter) {
        Galley galley = type.set(text, WIDTH - PANEL_PADDING);
        flow.room(galley.height());
        if (flow.has(galley.height())) {
            var line = new Rectangle(Flow.MARGIN, flow.y() - galley.height(), Flow.MARGIN + 1.4f, flow.y());
            line.setBackgroundColor(Style.Ink.LINE);
            canvas.artifact(page -> page.rectangle(line));
        }
        add(galley, PdfName.P, Flow.MARGIN + PANEL_PADDING);
        flow.down(spaceAfter);
    }

    /// A heading with its bookmark, on a page with room for the beginning of its content.
    ///
    /// @param following the height in points of the content to keep with it, if more than a few lines
    public void heading(StyledText text, float spaceBefore, float following) {
        chapter = headed(text, PdfName.H2, root(), spaceBefore, following);
        flow.down(3);
    }

    private PdfOutline headed(StyledText text, PdfName role, PdfOutline parent, float spaceBefore, float following) {
        Galley galley = type.set(text, WIDTH);
        flow.room(spaceBefore + galley.height() + Math.max(following, UNDER_HEADING));
        flow.space(spaceBefore);
        PdfOutline bookmark = bookmark(parent, text.text());
        add(galley, role, Flow.MARGIN);
        return bookmark;
    }

    /// Adds a bookmark that leads to the next item.
    private PdfOutline bookmark(PdfOutline parent, String text) {
        return new PdfOutline(
                parent, new PdfDestination(PdfDestination.XYZ, 0, flow.y(), 0), text.replace('\n', ' '), true);
    }

    private PdfOutline root() {
        return writer.getDirectContent().getRootOutline();
    }

    /// The bookmark of the last heading.
    private PdfOutline chapter() {
        return chapter == null ? root() : chapter;
    }

    public void table(PdfTable table, float spaceBefore, float spaceAfter) {
        flow.space(spaceBefore);
        table.draw(flow, canvas.document(), group -> bookmark(chapter(), group));
        flow.down(spaceAfter);
    }

    /// A box around sentences, or the sentences alone if they do not fit on one page.
    public void panel(List<StyledText> sentences, float spaceAfter) {
        List<Galley> galleys = panelled(sentences);
        float height = panelHeight(sentences);
        flow.room(height);
        if (flow.has(height)) {
            var box = new Rectangle(Flow.MARGIN, flow.y() - height, Flow.MARGIN + WIDTH, flow.y());
            box.setBackgroundColor(Style.Ink.PANEL);
            canvas.artifact(page -> page.rectangle(box));
        }
        flow.down(PANEL_PADDING);
        for (Galley galley : galleys) {
            add(galley, PdfName.P, Flow.MARGIN + PANEL_PADDING);
        }
        flow.down(PANEL_PADDING + spaceAfter);
    }

    private List<Galley> panelled(List<StyledText> sentences) {
        return sentences.stream()
                .map(text -> type.set(text, WIDTH - 2 * PANEL_PADDING))
                .toList();
    }

    private float panelHeight(List<StyledText> sentences) {
        float height = 2 * PANEL_PADDING;
        for (Galley galley : panelled(sentences)) {
            height += galley.height();
        }
        return height;
    }

    /// Adds the document's signature field.
    ///
    /// @param sealer the line above the facts that names the sealer
    /// @param voucher the line on who vouches for the sealer
    /// @param spoken the field's description for screen readers
    /// @param notes sentences to keep with it, in a box below
    public void seal(StyledText sealer, StyledText voucher, PdfTable table, String spoken, List<StyledText> notes) {
        float padding = 6;
        List<Galley> sentences = List.of(type.set(sealer, WIDTH), type.set(voucher, WIDTH));
        float height = table.height() + 2 * padding;
        for (Galley galley : sentences) {
            height += galley.height();
        }
        flow.room(height + SEAL_GAP + panelHeight(notes));
        flow.down(padding);
        float top = flow.y();
        for (Galley galley : sentences) {
            add(galley, PdfName.P, Flow.MARGIN);
        }
        table.draw(flow, canvas.document(), _ -> {});
        canvas.seal(
                new Rectangle(Flow.MARGIN - 10, flow.y() - padding, Flow.MARGIN + WIDTH, top + padding),
                type.readable(spoken));
        flow.down(padding + SEAL_GAP);
        panel(notes, 0);
    }

    /// Puts a file into the document.
    public void attach(Attachment attachment, Instant modified) {
        try {
            attachment.write(writer, modified);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Begins a new page unless this one has that many points left, or no page could.
    public void room(float points) {
        flow.room(points);
    }

    /// Closes the document.
    public byte[] close() {
        canvas.unmark();
        document.close();
        return out.toByteArray();
    }

    private void add(Galley galley, PdfName role, float x) {
        galley.tag(canvas, canvas.element(canvas.document(), role));
        flow.add(galley, x);
    }
}
