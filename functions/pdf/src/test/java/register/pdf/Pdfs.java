package register.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.SimpleBookmark;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/// Reads back a document's content.
public final class Pdfs {
    private Pdfs() {}

    /// The text of each page, including artifacts, with white space as single spaces.
    public static List<String> pages(byte[] pdf) {
        return pages(pdf, "/Span BMC");
    }

    /// The text as read aloud, with single spaces; page furniture such as the footer is not part of it.
    public static String body(byte[] pdf) {
        return String.join(" ", pages(pdf, "/Artifact BMC"));
    }

    private static List<String> pages(byte[] pdf, String artifact) {
        try (PdfReader reader = new PdfReader(pdf)) {
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                String content = new String(reader.getPageContent(page), ISO_8859_1);
                reader.setPageContent(
                        page, content.replace("/Artifact BMC", artifact).getBytes(ISO_8859_1));
            }
            var extractor = new PdfTextExtractor(reader);
            var pages = new ArrayList<String>();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                pages.add(extractor.getTextFromPage(page).replaceAll("\\s+", " "));
            }
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(byte[] pdf) {
        return String.join(" ", pages(pdf));
    }

    public static Map<String, String> info(byte[] pdf) {
        return read(pdf, PdfReader::getInfo);
    }

    public static PdfDictionary catalog(byte[] pdf) {
        return read(pdf, PdfReader::getCatalog);
    }

    /// The targets of the document's links, in order.
    public static List<String> links(byte[] pdf) {
        return read(pdf, reader -> {
            var links = new ArrayList<String>();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                PdfArray annotations = reader.getPageN(page).getAsArray(PdfName.ANNOTS);
                for (int index = 0; annotations != null && index < annotations.size(); index++) {
                    PdfDictionary action = annotations.getAsDict(index).getAsDict(PdfName.A);
                    if (action != null) {
                        links.add(action.getAsString(PdfName.URI).toUnicodeString());
                    }
                }
            }
            return links;
        });
    }

    /// The languages marked within the document, besides its own.
    static Set<String> languages(byte[] pdf) {
        return read(pdf, reader -> {
            var languages = new TreeSet<String>();
            for (int number = 1; number < reader.getXrefSize(); number++) {
                if (reader.getPdfObject(number) instanceof PdfDictionary element
                        && element.contains(PdfName.S)
                        && element.getAsString(PdfName.LANG) != null) {
                    languages.add(element.getAsString(PdfName.LANG).toUnicodeString());
                }
            }
            return languages;
        });
    }

    /// The alternative texts of pictures.
    public static List<String> figures(byte[] pdf) {
        return read(pdf, reader -> {
            var spoken = new ArrayList<String>();
            for (int number = 1; number < reader.getXrefSize(); number++) {
                if (reader.getPdfObject(number) instanceof PdfDictionary element
                        && PdfName.FIGURE.equals(element.getAsName(PdfName.S))) {
                    spoken.add(element.getAsString(PdfName.ALT).toUnicodeString());
                }
            }
            return spoken;
        });
    }

    /// The titles of the bookmarks, those of tables indented.
    public static List<String> bookmarks(byte[] pdf) {
        return read(pdf, reader -> {
            var titles = new ArrayList<String>();
            collect(SimpleBookmark.getBookmarkList(reader), "", titles);
            return titles;
        });
    }

    /// The names of fonts that are not embedded.
    public static List<String> fontsNotEmbedded(byte[] pdf) {
        return read(pdf, reader -> {
            var names = new ArrayList<String>();
            for (int number = 1; number < reader.getXrefSize(); number++) {
                PdfObject object = reader.getPdfObject(number);
                if (object instanceof PdfDictionary font
                        && PdfName.FONT.equals(font.getAsName(PdfName.TYPE))
                        && !PdfName.TYPE0.equals(font.getAsName(PdfName.SUBTYPE))
                        && !embedded(font.getAsDict(PdfName.FONTDESCRIPTOR))) {
                    names.add(String.valueOf(font.getAsName(PdfName.BASEFONT)));
                }
            }
            return names;
        });
    }

    private static boolean embedded(@org.jspecify.annotations.Nullable PdfDictionary descriptor) {
        return descriptor != null && descriptor.contains(PdfName.FONTFILE2);
    }

    private static void collect(
            @org.jspecify.annotations.Nullable List<Map<String, Object>> bookmarks,
            String indent,
            List<String> titles) {
        if (bookmarks == null) {
            return;
        }
        for (Map<String, Object> bookmark : bookmarks) {
            titles.add(indent + bookmark.get("Title"));
            @SuppressWarnings("unchecked")
            var kids = (List<Map<String, Object>>) bookmark.get("Kids");
            collect(kids, indent + "  ", titles);
        }
    }

    private interface Reading<T> {
        T of(PdfReader reader) throws IOException;
    }

    private static <T> T read(byte[] pdf, Reading<T> reading) {
        try (PdfReader reader = new PdfReader(pdf)) {
            return reading.of(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
