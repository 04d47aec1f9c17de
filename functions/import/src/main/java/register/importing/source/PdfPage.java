package register.importing.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// A PDF (ISO 32000) with a text layer, read as the text that its lines and gaps show.
public final class PdfPage extends PDFTextStripper {
    private static final int PAGES = 300;
    /// The maximum number of drawing steps, counting each use of a form, and of signs.
    private static final int STEPS = 1_000_000;

    /// The size limit of its unpacked streams: 64 MiB.
    private static final long MOST = 64L * 1024 * 1024;

    private static final Pattern STREAM = Pattern.compile("(?<!end)stream\r?\n");
    /// Packings of older files, which may expand without limit.
    private static final Pattern REFUSED = Pattern.compile(
            "/(?:L|#4c)(?:Z|#5a)(?:W|#57)|/(?:R|#52)(?:L[\\s\\]/>]|#4c|(?:u|#75)(?:n|#6e)(?:L|#4c))",
            Pattern.CASE_INSENSITIVE);

    private final PdfLines lines = new PdfLines();
    private int steps;

    private PdfPage() {}

    /// @param company true if a line names a company by its legal form
    public static Page read(byte[] bytes, Predicate<String> company) throws RefusedSourceException {
        check(bytes);
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (document.getNumberOfPages() > PAGES) {
                throw new RefusedSourceException(document.getNumberOfPages() + " pages: expected at most " + PAGES);
            }
            var page = new PdfPage();
            page.getText(document);
            String text = page.lines.text();
            if (text.isBlank()) {
                throw new RefusedSourceException("a PDF without text, perhaps a scan: expected text");
            }
            return TextPage.read(text, company);
        } catch (IOException | RuntimeException e) {
            throw new RefusedSourceException("cannot be read as .pdf: " + Source.clean(String.valueOf(e.getMessage())));
        }
    }

    /// Refuses what would unpack to more than the limit, before anything is unpacked for good.
    private static void check(byte[] bytes) throws RefusedSourceException {
        String raw = new String(bytes, ISO_8859_1);
        if (!raw.startsWith("%PDF-")) {
            throw new RefusedSourceException("content does not match the file's extension: expected .pdf");
        }
        if (REFUSED.matcher(raw).find()) {
            throw new RefusedSourceException(
                    "a PDF packed by LZW or run lengths: expected the file printed as PDF anew");
        }
        var matcher = STREAM.matcher(raw);
        long left = MOST;
        while (matcher.find()) {
            left -= unpacked(bytes, matcher.end(), left);
            if (left < 0) {
                throw new RefusedSourceException("unpacked it is larger than 64 MiB: expected a list");
            }
        }
    }

    /// The size of a deflated stream that begins there, with that of one deflated twice; 0 if it is none.
    private static long unpacked(byte[] bytes, int start, long most) {
        var buffer = new byte[8192];
        long size = 0;
        try (var outer = new Inflater();
                var inner = new Inflater()) {
            outer.setInput(bytes, start, bytes.length - start);
            for (int read = outer.inflate(buffer); read > 0 && size <= most; read = outer.inflate(buffer)) {
                size += read;
                inner.setInput(buffer, 0, read);
                var again = new byte[8192];
                try {
                    for (int more = inner.inflate(again); more > 0 && size <= most; more = inner.inflate(again)) {
                        size += more;
                    }
                } catch (DataFormatException _) {
                    // Deflated once.
                }
            }
        } catch (DataFormatException _) {
            return size;
        }
        return size;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        step();
        super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        step();
        lines.add(text);
    }

    private void step() {
        if (++steps > STEPS) {
            throw new IllegalStateException("more than " + STEPS + " drawing steps");
        }
    }

    @Override
    protected void writePage() {
        lines.endPage();
    }
}
