package register.pdf.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import register.pdf.revocation.RevocationEvidence;
import register.value.Bytes;
import register.value.Sha256;

/// The revisions appended to a sealed PDF to keep it verifiable when its certificates are no longer vouched for (ETSI
/// EN 319 142-1, 5.4 and 5.5): evidence that they were not revoked (PAdES B-LT), and a time-stamp of the whole (B-LTA).
/// There is only one form, so a verifier can rebuild them from their parts and compare every byte.
public final class LongTerm {
    private LongTerm() {}

    /// A revision that adds evidence as the document security store.
    public static byte[] evidence(byte[] pdf, RevocationEvidence evidence) throws IOException {
        var revision = new IncrementalUpdate(pdf);
        var store = new LinkedHashMap<String, String>();
        store.put("Type", "/DSS");
        put(store, "Certs", evidence.certificates(), revision);
        put(store, "CRLs", evidence.crls(), revision);
        put(store, "OCSPs", evidence.ocspResponses(), revision);
        String reference = revision.add(PdfText.dictionary(new PdfDictionary(), store));
        return revision.close(Map.of("DSS", reference));
    }

    private static void put(Map<String, String> store, String name, List<Bytes> streams, IncrementalUpdate revision) {
        if (!streams.isEmpty()) {
            var references = new ArrayList<String>();
            streams.forEach(stream -> references.add(revision.addStream(stream.toArray())));
            store.put(name, "[" + String.join(" ", references) + "]");
        }
    }

    /// A revision with a time-stamp of the whole file except itself, and with room for the token.
    public static final class Stamped {
        private final byte[] bytes;
        private final Sha256 imprint;

        private Stamped(byte[] bytes, Sha256 imprint) {
            this.bytes = bytes;
            this.imprint = imprint;
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        /// The hash of everything that the time-stamp covers.
        public Sha256 imprint() {
            return imprint;
        }
    }

    /// @param from the beginning of the token's room in the revision, at its `<`
    /// @param to its end, after its `>`
    private static Sha256 imprint(byte[] pdf, byte[] revision, int from, int to) {
        byte[] covered = Arrays.copyOf(pdf, pdf.length + revision.length - (to - from));
        System.arraycopy(revision, 0, covered, pdf.length, from);
        System.arraycopy(revision, to, covered, pdf.length + from, revision.length - to);
        return Sha256.of(covered);
    }

    /// @param contents the token and the zeros that fill its room
    public static Stamped timeStamp(byte[] pdf, byte[] contents) throws IOException {
        var revision = new IncrementalUpdate(pdf);
        String head = "<</Type /DocTimeStamp/Filter /Adobe.PPKLite/SubFilter /ETSI.RFC3161/Contents ";
        String room = "<" + HexFormat.of().formatHex(contents) + ">";
        // Filled in at the end, so the number of digits is fixed.
        String range = "/ByteRange [0 %09d %09d %09d]>>";
        String signature = revision.add(head + room + range.formatted(0, 0, 0));
        PdfDictionary form = revision.catalog().getAsDict(PdfName.ACROFORM);
        PdfArray fields = form == null ? null : form.getAsArray(PdfName.FIELDS);
        if (fields == null) {
            throw new IllegalArgumentException("a sealed PDF without a form");
        }
        var names = new ArrayList<String>();
        for (PdfObject field : fields.getElements()) {
            names.add(PdfText.of(field));
        }
        // Invisible and on no page, because its rectangle is empty.
        names.add(revision.add("<</FT /Sig/Type /Annot/Subtype /Widget/Rect [0 0 0 0]/F 132/T (TimeStamp" + names.size()
                + ")/V " + signature + "/P " + revision.firstPage() + ">>"));
        byte[] bytes = revision.close(Map.of(
                "AcroForm",
                PdfText.dictionary(form, new TreeMap<>(Map.of("Fields", "[" + String.join(" ", names) + "]")))));
        String text = new String(bytes, ISO_8859_1);
        int start = text.indexOf(head) + head.length();
        int end = start + room.length();
        String found = range.formatted(pdf.length + start, pdf.length + end, bytes.length - end);
        byte[] covering = found.getBytes(ISO_8859_1);
        System.arraycopy(covering, 0, bytes, end, covering.length);
        return new Stamped(bytes, imprint(pdf, bytes, start, end));
    }
}
