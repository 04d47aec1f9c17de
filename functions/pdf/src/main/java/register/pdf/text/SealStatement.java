package register.pdf.text;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import register.document.Trial;
import register.log.Checkpoint;
import register.pdf.layout.Book;
import register.pdf.layout.PdfTable;
import register.pdf.layout.Style;
import register.pdf.layout.StyledText;
import register.pdf.seal.DevelopmentCertificate;
import register.pdf.seal.DistinguishedName;
import register.value.Language;
import register.value.Sha256;
import register.words.Words;

/// The readable statement on a document's seal: who sealed it, and what the seal does not mean.
///
/// @param trial true if the document is a trial's, and so no evidence
public record SealStatement(X509Certificate certificate, boolean trial) {
    /// One line of the statement.
    record Fact(String label, String value, Style style) {}

    private static final String FORM = "PAdES (ETSI EN 319 142-1), PDF/A-3a, PDF/UA-1";

    private static final Words.Bundle WORDS = Words.bundle(SealStatement.class, "seal");

    /// @param checkpoint that the document prints; null if it prints none
    public static SealStatement of(X509Certificate certificate, @Nullable Checkpoint checkpoint) {
        return of(certificate, Stream.ofNullable(checkpoint).map(Checkpoint::origin));
    }

    /// @param origins of the logs that the document is about
    static SealStatement of(X509Certificate certificate, Stream<String> origins) {
        return new SealStatement(
                certificate,
                Trial.of(DevelopmentCertificate.is(certificate), origins).is());
    }

    /// The marks on each page of a trial's document.
    List<String> marks(Language language) {
        return trial ? List.of(Words.glossary().in(language).get("trial")) : List.of();
    }

    /// @param sealed facts on what is sealed, each a label and a value
    void write(Book book, Language language, float labelWidth, List<Fact> sealed) {
        Words words = WORDS.in(language);
        var facts = new ArrayList<>(sealed);
        facts.add(new Fact(words.get("certificate-hash"), fingerprint(), Style.HASH));
        facts.add(new Fact(words.get("form"), FORM, Style.FACT));
        PdfTable table = PdfTable.facts(book.type(), labelWidth);
        String sealer = Words.glossary().in(language).get("sealed-by") + ": "
                + DistinguishedName.words(certificate.getSubjectX500Principal());
        var spoken = new StringJoiner("; ").add(sealer);
        for (Fact fact : facts) {
            table.fact(
                    StyledText.plain(fact.label(), Style.LABEL).in(words.language()),
                    StyledText.plain(fact.value(), fact.style()));
            spoken.add(fact.label() + words.colon() + fact.value());
        }
        var notes = new ArrayList<StyledText>();
        for (String mark : marks(language)) {
            notes.add(StyledText.plain(mark, Style.FACT_STRONG).in(words.language()));
        }
        notes.add(StyledText.plain(words.get("seal"), Style.FACT).in(words.language()));
        book.seal(
                StyledText.foreign(sealer, Style.FACT_STRONG).in(words.language()),
                StyledText.foreign(voucher(words), Style.FACT).in(words.language()),
                table,
                spoken.toString(),
                notes);
    }

    private String voucher(Words words) {
        X500Principal issuer = certificate.getIssuerX500Principal();
        return issuer.equals(certificate.getSubjectX500Principal())
                ? words.get("own-certificate")
                : words.get("issued-by", DistinguishedName.words(issuer));
    }

    private String fingerprint() {
        try {
            return Sha256.of(certificate.getEncoded()).hex();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate that cannot be written", e);
        }
    }
}
