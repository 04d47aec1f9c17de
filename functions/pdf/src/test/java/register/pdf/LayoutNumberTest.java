package register.pdf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PRIndirectReference;
import org.openpdf.text.pdf.PRStream;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.PdfString;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.document.Presentation;
import register.document.SnapshotText;
import register.pdf.text.Renders;
import register.policy.PolicyVersion;
import register.policy.compare.Additions;
import register.value.Sha256;

/// A snapshot records the number of its layout, so that another layout is not taken for a forgery. Only this test
/// notices that the layout has changed.
class LayoutNumberTest {
    /// The output of each layout for the same two versions. A changed output is a new layout: increment
    /// `Presentation.LAYOUT`, add a line, and leave the others.
    private static final Map<Integer, String> FORMS = Map.of(
            2,
            "ba33a16eb54a1c69c1bc31d7edd93a54e43ab799f6a18c40b521df9c5a06df61",
            3,
            "ac0c64773450b117a5fa746055d02a0e1ef7bbc2c45801dc6a6aadc59802a8ca",
            4,
            "9de2db01aad36201d4fce04d431eb42bb1438b177b1da9603bb24fd81a9d73cc",
            5,
            "40a499077d94b07040832466072dd04efa4fc109b113606e3a45ee8685ce1915");

    private static final String CERTIFICATE = """
            MIIBtzCCAV2gAwIBAgIUYXQeNDFIGI36iqhsvtvOLDiClA8wCgYIKoZIzj0EAwIwMTEUMBIGA1UECgwLRXhhbXBsZSBMdGQx
            GTAXBgNVBAMMEEV4YW1wbGUgTHRkIHNlYWwwHhcNMjYxMTI3MjEyMzI4WhcNMzYxMTI0MjEyMzI4WjAxMRQwEgYDVQQKDAtF
            eGFtcGxlIEx0ZDEZMBcGA1UEAwwQRXhhbXBsZSBMdGQgc2VhbDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABPHRNgqKs9je
            eynUfgU+HabP/U35pbIbKqNOpUI2IgkPBNsh4ZbiDC0mxs+bDl0ngDyBUWSh48rSfuv/+fa+9b+jUzBRMB0GA1UdDgQWBBRC
            i4cazLAAagSlu35zFC2vjU7eRzAfBgNVHSMEGDAWgBRCi4cazLAAagSlu35zFC2vjU7eRzAPBgNVHRMBAf8EBTADAQH/MAoG
            CCqGSM49BAMCA0gAMEUCIF9BootpHHpCjgxTROxSR5y4XCiDziSo071dvd+670q+AiEA+gY2M5XMgERkZksigqcWoMj7WCm4
            ilLczd0gNPxHYyY=
            """;

    @Test
    void anotherFormHasAnotherNumber() throws IOException, CertificateException {
        var renders = new Renders((X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(Base64.getMimeDecoder().decode(CERTIFICATE))));
        PolicyVersion seed = Seed.version();
        EntryHeader first = Seed.header(seed);
        PolicyVersion rich = RichPolicy.version();
        PolicyVersion before = rich.withSubprocessors(rich.subprocessors().subList(1, 11));
        EntryHeader correction = Samples.correction();
        var text = new SnapshotText(
                correction,
                rich,
                RichPolicy.GERMAN,
                VersionStatus.ANNOUNCED,
                before,
                Additions.between(before, rich),
                null,
                Seed.PUBLIC);
        SnapshotText alone = Seed.text(correction, rich, RichPolicy.SLOVAK);
        String form = form(renders.snapshot(
                        Seed.text(first, seed, Seed.ESTONIAN), Seed.content(seed), Seed.checkpoint(first)))
                + form(renders.snapshot(text, Seed.content(rich), Seed.checkpoint(correction)))
                + form(renders.snapshot(alone, Seed.content(rich), Seed.checkpoint(correction)));
        assertEquals(
                FORMS.get(Presentation.LAYOUT),
                Sha256.of(form.getBytes(UTF_8)).hex(),
                "the PDF's form differs from that of layout " + Presentation.LAYOUT);
    }

    /// All objects of a document, decompressed, without the layout's number and independent of Java's compression.
    private static String form(byte[] pdf) throws IOException {
        var form = new StringBuilder();
        try (var reader = new PdfReader(pdf)) {
            for (int number = 1; number < reader.getXrefSize(); number++) {
                PdfObject object = reader.getPdfObject(number);
                if (!isPlace(object)) {
                    form.append(number).append(' ');
                    write(object, form);
                    form.append('\n');
                }
            }
        }
        return form.toString();
    }

    /// True if an object contains file offsets.
    private static boolean isPlace(@Nullable PdfObject object) {
        return object instanceof PRStream stream
                && (PdfName.XREF.equals(stream.get(PdfName.TYPE)) || PdfName.OBJSTM.equals(stream.get(PdfName.TYPE)));
    }

    private static void write(@Nullable PdfObject object, StringBuilder form) throws IOException {
        switch (object) {
            case PRIndirectReference reference ->
                form.append(reference.getNumber()).append('R');
            case PdfDictionary dictionary -> {
                for (PdfName key : dictionary.getKeys().stream()
                        .sorted(Comparator.comparing(PdfName::toString))
                        .toList()) {
                    if (!key.equals(PdfName.LENGTH) && !key.toString().equals("/RegisterLayout")) {
                        form.append(key).append('=');
                        write(dictionary.get(key), form);
                        form.append(' ');
                    }
                }
                if (dictionary instanceof PRStream stream) {
                    form.append(Sha256.of(PdfReader.getStreamBytes(stream)).hex());
                }
            }
            case PdfArray array -> {
                form.append('[');
                for (PdfObject element : array.getElements()) {
                    write(element, form);
                    form.append(' ');
                }
                form.append(']');
            }
            case PdfString string -> form.append(Sha256.of(string.getBytes()).hex());
            case null, default -> form.append(object);
        }
    }
}
