package register.pdf.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.openpdf.text.pdf.PRIndirectReference;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfString;

/// Objects of a parsed PDF, written back: references stay the same (ISO 32000-2, 7.3).
final class PdfText {
    private PdfText() {}

    static String of(PdfObject object) {
        return switch (object) {
            case PRIndirectReference reference -> reference(reference);
            case PdfDictionary dictionary -> dictionary(dictionary, Map.of());
            case PdfArray array ->
                array.getElements().stream().map(PdfText::of).collect(Collectors.joining(" ", "[", "]"));
            case PdfName name -> new String(name.getBytes(), ISO_8859_1);
            case PdfString string -> "<" + HexFormat.of().formatHex(string.getOriginalBytes()) + ">";
            default -> object.toString();
        };
    }

    static String reference(PRIndirectReference reference) {
        return reference.getNumber() + " " + reference.getGeneration() + " R";
    }

    /// A dictionary with some entries set.
    ///
    /// @param set name, without the slash, to value
    static String dictionary(PdfDictionary dictionary, Map<String, String> set) {
        var text = new StringBuilder("<<");
        for (PdfName key : dictionary.getKeys()) {
            if (!set.containsKey(PdfName.decodeName(key.toString()))) {
                text.append(of(key)).append(' ').append(of(dictionary.get(key)));
            }
        }
        set.forEach((key, value) -> text.append('/').append(key).append(' ').append(value));
        return text.append(">>").toString();
    }
}
