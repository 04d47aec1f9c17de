package register.pdf.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.openpdf.text.pdf.PRIndirectReference;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfReader;

/// An incremental update, appended to a PDF: adds objects and replaces the catalog (ISO 32000-2, 7.5.6). Its bytes
/// follow from the PDF and the objects alone.
final class IncrementalUpdate {
    private static final int ENTRY = 6;

    private final byte[] before;
    private final PdfReader reader;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Integer, Integer> offsets = new TreeMap<>();
    private int next;

    /// @param before the PDF to append to
    IncrementalUpdate(byte[] before) throws IOException {
        this.before = before;
        this.reader = new PdfReader(before);
        if (!reader.isNewXrefType()) {
            throw new IllegalArgumentException("a PDF with a cross-reference table: expected a stream");
        }
        this.next = reader.getXrefSize();
        if (before[before.length - 1] != '\n') {
            out.write('\n');
        }
    }

    PdfDictionary catalog() {
        return reader.getCatalog();
    }

    /// A reference to the first page.
    String firstPage() {
        return PdfText.reference(reader.getPageOrigRef(1));
    }

    /// The file offset of the next byte.
    int position() {
        return before.length + out.size();
    }

    /// @return a reference to it
    String add(String object) {
        int number = begin(next++);
        write(object);
        return end(number);
    }

    /// @return a reference to it
    String addStream(byte[] content) {
        int number = begin(next++);
        write("<</Length " + content.length + ">>stream\n");
        out.writeBytes(content);
        write("\nendstream");
        return end(number);
    }

    private int begin(int number) {
        offsets.put(number, position());
        write(number + " 0 obj\n");
        return number;
    }

    private String end(int number) {
        write("\nendobj\n");
        return number + " 0 R";
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(ISO_8859_1));
    }

    /// Ends the revision with the catalog, setting some of its entries.
    ///
    /// @return the bytes to append
    byte[] close(Map<String, String> catalogEntries) {
        PdfDictionary trailer = reader.getTrailer();
        if (!(trailer.get(PdfName.ROOT) instanceof PRIndirectReference root)) {
            throw new IllegalArgumentException("a PDF without a catalog");
        }
        end(begin(root.getNumber(), PdfText.dictionary(catalog(), catalogEntries)));
        int at = position();
        int number = next++;
        offsets.put(number, at);
        var entries = new TreeMap<String, String>();
        entries.put("Size", Integer.toString(next));
        for (PdfName key : new PdfName[] {PdfName.ROOT, PdfName.INFO, PdfName.ID}) {
            if (trailer.get(key) != null) {
                entries.put(PdfName.decodeName(key.toString()), PdfText.of(trailer.get(key)));
            }
        }
        entries.put("Prev", Integer.toString(reader.getLastXref()));
        entries.put("Type", "/XRef");
        entries.put("W", "[1 4 1]");
        entries.put("Index", offsets.keySet().stream().map(each -> each + " 1").collect(joining(" ", "[", "]")));
        entries.put("Length", Integer.toString(ENTRY * offsets.size()));
        begin(number, PdfText.dictionary(new PdfDictionary(), entries) + "stream\n");
        var table = ByteBuffer.allocate(ENTRY * offsets.size());
        // An object at an offset, generation 0.
        offsets.values().forEach(offset -> table.put((byte) 1).putInt(offset).put((byte) 0));
        out.writeBytes(table.array());
        write("\nendstream");
        end(number);
        write("startxref\n" + at + "\n%%EOF\n");
        return out.toByteArray();
    }

    private int begin(int number, String object) {
        begin(number);
        write(object);
        return number;
    }
}
