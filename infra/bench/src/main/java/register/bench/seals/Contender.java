package register.bench.seals;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import register.pdf.Dss;

/// What is measured: which document, and who makes it. Every sealer seals what the register rendered.
enum Contender {
    RENDER("render", "register"),
    SEAL("render, seal B-B", "register"),
    SEAL_PDFBOX("render, seal B-B", "PDFBox"),
    SEAL_DSS("render, seal B-B", "DSS"),
    STAMP("render, seal B-T", "register"),
    STAMP_DSS("render, seal B-T", "DSS"),
    VERIFY("verify B-T", "register"),
    VERIFY_DSS("verify B-T", "DSS");

    private final String work;
    private final String by;

    Contender(String work, String by) {
        this.work = work;
        this.by = by;
    }

    String work() {
        return work;
    }

    String by() {
        return by;
    }

    boolean isPeer() {
        return !by.equals("register");
    }

    /// Makes one document, or verifies one and returns it.
    Callable<byte[]> maker(Inputs inputs) throws IOException, GeneralSecurityException {
        Edition edition = Edition.of(inputs);
        return switch (this) {
            case RENDER -> edition::rendered;
            case SEAL -> edition.sealing();
            case SEAL_PDFBOX -> {
                PdfBox pdfBox = PdfBox.of(inputs);
                yield () -> pdfBox.signed(edition.rendered());
            }
            case SEAL_DSS -> {
                DssSeal dss = DssSeal.of(inputs);
                yield () -> dss.signed(edition.rendered());
            }
            case STAMP -> edition.sealing(inputs.authority());
            case STAMP_DSS -> {
                DssSeal dss = DssSeal.stamping(inputs);
                yield () -> dss.signed(edition.rendered());
            }
            case VERIFY -> {
                byte[] pdf = Files.readAllBytes(inputs.sealed());
                yield () -> edition.verified(pdf);
            }
            case VERIFY_DSS -> {
                byte[] pdf = Files.readAllBytes(inputs.sealed());
                yield () -> verifiedByDss(pdf, edition);
            }
        };
    }

    private static byte[] verifiedByDss(byte[] pdf, Edition edition) {
        String verdict = Dss.verdict(pdf, List.of(edition.certificate()), null, Instant.now());
        if (!verdict.equals("TOTAL-PASSED")) {
            throw new IllegalStateException("DSS says " + verdict);
        }
        return pdf;
    }
}
