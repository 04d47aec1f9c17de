package register.pdf.layout;

import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/// Writes the footer at the end of each page, and adds the page numbers when the document is closed.
final class PageEvents extends PdfPageEventHelper {
    private static final PdfName ARTIFACT = new PdfName("Artifact");

    private static final float FIRST_LINE = 38;
    private static final float NUMBER_WIDTH = 80;

    private final Typesetter type;
    private final PageFurniture furniture;
    private final List<PdfTemplate> numbers = new ArrayList<>();

    PageEvents(Typesetter type, PageFurniture furniture) {
        this.type = type;
        this.furniture = furniture;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        PdfContentByte over = writer.getDirectContent();
        over.beginMarkedContentSequence(ARTIFACT);
        float y = FIRST_LINE;
        line(over, y, named());
        for (String line : furniture.more()) {
            y -= Style.FOOTER.leading();
            line(over, y, type.fitted(line, Style.FOOTER, Flow.WIDTH));
        }
        PdfTemplate number = over.createTemplate(NUMBER_WIDTH, Style.FOOTER.leading());
        over.addTemplate(number, Flow.MARGIN + Flow.WIDTH - NUMBER_WIDTH, FIRST_LINE - 2);
        numbers.add(number);
        over.endMarkedContentSequence();
        mark(writer);
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        for (int page = 1; page <= numbers.size(); page++) {
            String text = type.printable(furniture.pages().of(page, numbers.size()));
            show(numbers.get(page - 1), Element.ALIGN_RIGHT, text, Style.FOOTER, NUMBER_WIDTH, 2, 0);
        }
        type.end();
    }

    private String named() {
        float whole = Flow.WIDTH - NUMBER_WIDTH;
        String facts = type.fitted(furniture.facts(), Style.FOOTER, whole);
        return type.fitted(furniture.name(), Style.FOOTER, whole - type.width(facts, Style.FOOTER)) + facts;
    }

    private void line(PdfContentByte on, float y, String text) {
        show(on, Element.ALIGN_LEFT, text, Style.FOOTER, Flow.MARGIN, y, 0);
    }

    private void mark(PdfWriter writer) {
        PageFurniture.Draft draft = furniture.draft();
        if (draft == null) {
            return;
        }
        float middle = PageSize.A4.getWidth() / 2;
        float height = PageSize.A4.getHeight();
        PdfContentByte under = writer.getDirectContentUnder();
        under.beginMarkedContentSequence(ARTIFACT);
        show(
                under,
                Element.ALIGN_CENTER,
                type.printable(draft.mark()),
                Style.DRAFT_MARK,
                middle + Style.DRAFT_MARK.size() / 3,
                height / 2,
                52);
        under.endMarkedContentSequence();
        PdfContentByte over = writer.getDirectContent();
        over.beginMarkedContentSequence(ARTIFACT);
        String line = type.fitted(draft.line(), Style.DRAFT_LINE, Flow.WIDTH);
        show(over, Element.ALIGN_CENTER, line, Style.DRAFT_LINE, middle, height - 26, 0);
        over.endMarkedContentSequence();
    }

    private void show(PdfContentByte on, int align, String text, Style style, float x, float y, float rotation) {
        on.beginText();
        on.setFontAndSize(type.showing(text, style), style.size());
        on.setColorFill(style.colour());
        on.showTextAligned(align, text, x, y, rotation);
        on.endText();
    }
}
