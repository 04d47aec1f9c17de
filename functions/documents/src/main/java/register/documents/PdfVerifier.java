package register.documents;

import java.security.cert.X509Certificate;
import java.util.List;

/// Tells whether a PDF is a genuine document of a register, and which.
public final class PdfVerifier {
    private PdfVerifier() {}

    /// Looks at a PDF that anybody may have made; never throws because of what it finds there.
    ///
    /// @param trusted the certificates of the registers that the caller knows
    public static VerificationReport verify(byte[] pdf, List<X509Certificate> trusted) {
        return new VerificationReport(
                List.of(new VerificationReport.Finding(
                        Flaw.NOT_A_PDF, pdf.length + " bytes, " + trusted.size() + " certificates")),
                null,
                null);
    }
}
