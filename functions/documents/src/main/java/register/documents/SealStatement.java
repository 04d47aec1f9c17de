package register.documents;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPTable;
import register.chain.Sha256;
import register.policy.Language;
import register.words.Words;

/// What a sealed document says of its seal, to people: who sealed it, and what that does not mean.
record SealStatement(X509Certificate certificate) {
    private static final Words.Bundle WORDS = Words.bundle(SealStatement.class, "seal");

    void write(Book book, Language language, float labelWidth) {
        Words words = WORDS.in(language);
        PdfPTable table = Tables.facts(labelWidth);
        Tables.fact(table, book.type(), words.get("sealed-by"), book.type().plain(subject(), Style.FACT));
        Tables.fact(
                table, book.type(), words.get("certificate-hash"), book.type().plain(fingerprint(), Style.HASH));
        book.seal(table, words.get("sealed-by") + " " + subject());
        List<Phrase> sentences = new ArrayList<>();
        if (DevelopmentCertificate.is(certificate)) {
            sentences.add(book.type().plain(words.get("seal-development"), Style.STRONG));
        }
        sentences.add(book.type().plain(words.get("seal"), Style.FACT));
        PdfPTable panel = Tables.panel(sentences);
        panel.setKeepTogether(true);
        book.add(panel);
    }

    private String subject() {
        return certificate.getSubjectX500Principal().toString();
    }

    private String fingerprint() {
        try {
            return Sha256.of(certificate.getEncoded()).hex();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate that cannot be written", e);
        }
    }
}
