package register.pdf.layout;

import java.awt.Color;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfAction;
import org.openpdf.text.pdf.PdfAnnotation;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfRectangle;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfStructureElement;
import org.openpdf.text.pdf.PdfStructureTreeRoot;
import org.openpdf.text.pdf.PdfWriter;
import register.value.Language;

/// The current page. Everything drawn on it is either content of an element of the document's structure (ISO 32000-1,
/// 14.7) or marked as an artifact.
final class Canvas {
    private static final PdfName ARTIFACT = new PdfName("Artifact");

    private final PdfWriter writer;
    private final Language language;
    private final PdfStructureTreeRoot tree;
    private final PdfStructureElement document;
    private boolean marking;

    /// The element being marked; absent for an artifact.
    private @Nullable PdfStructureElement marked;

    /// @param language of the document
    Canvas(PdfWriter writer, Language language) {
        this.writer = writer;
        this.language = language;
        this.tree = writer.getStructureTreeRoot();
        this.document = new PdfStructureElement(tree, PdfName.DOCUMENT);
    }

    PdfStructureElement document() {
        return document;
    }

    PdfStructureElement element(PdfStructureElement parent, PdfName role) {
        return new PdfStructureElement(parent, role);
    }

    /// States an element's language if it is not the document's.
    void language(PdfStructureElement element, @Nullable Language other) {
        if (other != null && !other.equals(language)) {
            element.put(PdfName.LANG, new PdfString(other.tag()));
        }
    }

    /// States which cells a header is for (ISO 32000-1, table 349).
    ///
    /// @param columns the number of columns it spans
    void scope(PdfStructureElement header, String scope, int columns) {
        PdfDictionary attributes = attributes("Table");
        attributes.put(new PdfName("Scope"), new PdfName(scope));
        if (columns > 1) {
            attributes.put(new PdfName("ColSpan"), new PdfNumber(columns));
        }
        header.put(PdfName.A, attributes);
    }

    /// @param numbering of the list's labels (ISO 32000-1, table 347)
    void numbered(PdfStructureElement list, String numbering) {
        PdfDictionary attributes = attributes("List");
        attributes.put(new PdfName("ListNumbering"), new PdfName(numbering));
        list.put(PdfName.A, attributes);
    }

    /// Marks an element as a picture.
    ///
    /// @param spoken its description for screen readers
    void picture(PdfStructureElement figure, String spoken, Rectangle place) {
        figure.put(PdfName.ALT, new PdfString(spoken, PdfObject.TEXT_UNICODE));
        PdfDictionary attributes = attributes("Layout");
        attributes.put(PdfName.BBOX, new PdfRectangle(place));
        attributes.put(new PdfName("Placement"), new PdfName("Block"));
        figure.put(PdfName.A, attributes);
    }

    private static PdfDictionary attributes(String owner) {
        var attributes = new PdfDictionary();
        attributes.put(PdfName.O, new PdfName(owner));
        return attributes;
    }

    /// Draws the content of an element without text.
    void draw(PdfStructureElement element, Consumer<PdfContentByte> drawing) {
        mark(element);
        PdfContentByte page = writer.getDirectContent();
        page.saveState();
        drawing.accept(page);
        page.restoreState();
    }

    /// Marks everything drawn from now on as content of the element.
    void mark(PdfStructureElement element) {
        if (!marking || !element.equals(marked)) {
            unmark();
            writer.getDirectContent().beginMarkedContentSequence(element);
            marking = true;
            marked = element;
        }
    }

    void markArtifact() {
        if (!marking || marked != null) {
            unmark();
            writer.getDirectContent().beginMarkedContentSequence(ARTIFACT);
            marking = true;
        }
    }

    /// Ends the marked content, which no page may leave open.
    void unmark() {
        if (marking) {
            writer.getDirectContent().endMarkedContentSequence();
            marking = false;
            marked = null;
        }
    }

    /// Draws something that is not content.
    void artifact(Consumer<PdfContentByte> drawing) {
        markArtifact();
        PdfContentByte page = writer.getDirectContent();
        page.saveState();
        drawing.accept(page);
        page.restoreState();
    }

    /// Shows printable text as marked content.
    void show(String text, BaseFont font, float size, Color colour, float x, float baseline) {
        PdfContentByte page = writer.getDirectContent();
        page.beginText();
        page.setFontAndSize(font, size);
        page.setColorFill(colour);
        page.setTextMatrix(x, baseline);
        page.showText(text);
        page.endText();
    }

    /// Makes an area of the page a link.
    void link(PdfStructureElement element, String target, Rectangle place) {
        var link = new PdfAnnotation(writer, place);
        link.put(PdfName.SUBTYPE, PdfName.LINK);
        link.put(PdfName.A, new PdfAction(target));
        link.put(PdfName.BORDER, new PdfArray(new int[] {0, 0, 0}));
        link.put(PdfName.CONTENTS, new PdfString(target, PdfObject.TEXT_UNICODE));
        link.setFlags(PdfAnnotation.FLAGS_PRINT);
        writer.addAnnotation(link);
        refer(element, link);
    }

    /// Puts the document's signature field on the page.
    void seal(Rectangle place, String spoken) {
        unmark();
        refer(element(document, PdfName.FORM), SealField.put(writer, place, spoken));
    }

    /// Makes an annotation content of an element; annotations are written only when their page ends.
    private void refer(PdfStructureElement element, PdfAnnotation annotation) {
        annotation.put(PdfName.STRUCTPARENT, new PdfNumber(tree.addExistingObject(element.getReference())));
        var reference = new PdfDictionary(PdfName.OBJR);
        reference.put(PdfName.OBJ, annotation.getIndirectReference());
        reference.put(PdfName.PG, writer.getCurrentPage());
        PdfObject kids = element.get(PdfName.K);
        if (kids instanceof PdfArray array) {
            array.add(reference);
        } else {
            var array = new PdfArray();
            if (kids != null) {
                array.add(kids);
            }
            array.add(reference);
            element.put(PdfName.K, array);
        }
    }
}
