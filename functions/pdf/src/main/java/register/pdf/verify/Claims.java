package register.pdf.verify;

import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// The conformance that a document's XMP metadata claims (ISO 19005-3, 6.6.4; ISO 14289-1, 5). Only a validator such
/// as veraPDF can tell whether the claim is true.
///
/// @param pdfA e.g. `PDF/A-3A`; absent if not claimed
/// @param pdfUa e.g. `PDF/UA-1`; absent if not claimed
public record Claims(@Nullable String pdfA, @Nullable String pdfUa) {
    static final Claims NONE = new Claims(null, null);

    private static final String PDF_A = "http://www.aiim.org/pdfa/ns/id/";
    private static final String PDF_UA = "http://www.aiim.org/pdfua/ns/id/";
    private static final Pattern PART = Pattern.compile("[1-9]");
    private static final Pattern CONFORMANCE = Pattern.compile("[A-Za-z]?");

    /// @param xmp untrusted; claims nothing if it is not XML
    static Claims in(byte[] xmp) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        var found = new HashMap<String, String>();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xmp));
            while (reader.hasNext()) {
                if (reader.next() == START_ELEMENT) {
                    read(reader, found);
                }
            }
            reader.close();
        } catch (XMLStreamException | RuntimeException _) {
            return NONE;
        }
        String part = found.getOrDefault(PDF_A + "part", "");
        String conformance = found.getOrDefault(PDF_A + "conformance", "");
        String accessible = found.getOrDefault(PDF_UA + "part", "");
        boolean archivable =
                PART.matcher(part).matches() && CONFORMANCE.matcher(conformance).matches();
        return new Claims(
                archivable ? "PDF/A-" + part + conformance.toUpperCase(Locale.ROOT) : null,
                PART.matcher(accessible).matches() ? "PDF/UA-" + accessible : null);
    }

    /// A property is an element, or an attribute of the description (ISO 16684-1, 7.9).
    private static void read(XMLStreamReader reader, Map<String, String> found) throws XMLStreamException {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            put(found, reader.getAttributeNamespace(i), reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        String namespace = reader.getNamespaceURI();
        String name = reader.getLocalName();
        if (PDF_A.equals(namespace) || PDF_UA.equals(namespace)) {
            var text = new StringBuilder();
            int event = reader.next();
            while (event != END_ELEMENT && event != START_ELEMENT) {
                if (event == CHARACTERS) {
                    text.append(reader.getText());
                }
                event = reader.next();
            }
            put(found, namespace, name, text.toString());
        }
    }

    /// Keeps the first value of a property.
    private static void put(
            Map<String, String> found, @Nullable String namespace, String name, @Nullable String value) {
        if (value != null && (PDF_A.equals(namespace) || PDF_UA.equals(namespace))) {
            found.putIfAbsent(namespace + name, value.strip());
        }
    }
}
