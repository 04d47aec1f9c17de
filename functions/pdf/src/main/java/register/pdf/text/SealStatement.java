package register.pdf.text;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import register.pdf.layout.Book;
import register.pdf.layout.Style;
import register.pdf.layout.Table;
import register.pdf.layout.Text;
import register.pdf.seal.DevelopmentCertificate;
import register.value.Language;
import register.value.Sha256;
import register.words.Words;

/// What a sealed document says of its seal, to people: who sealed it, and what that does not mean.
public record SealStatement(X509Certificate certificate) {
    /// One line of it.
    record Fact(String label, String value, Style style) {}

    private static final Words.Bundle WORDS = Words.bundle(SealStatement.class, "seal");

    /// @param sealed what is sealed, and when the register knew of it, a label and a value each
    void write(Book book, Language language, float labelWidth, List<Fact> sealed) {
        Words words = WORDS.in(language);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(Words.glossary().in(language).get("sealed-by"), subject(), Style.FACT_STRONG));
        facts.addAll(sealed);
        facts.add(new Fact(words.get("certificate-hash"), fingerprint(), Style.HASH));
        Table table = Table.facts(book.type(), labelWidth);
        var spoken = new StringJoiner("; ");
        for (Fact fact : facts) {
            table.fact(
                    Text.plain(fact.label(), Style.LABEL).in(words.language()), Text.plain(fact.value(), fact.style()));
            spoken.add(fact.label() + ": " + fact.value());
        }
        book.seal(table, spoken.toString(), 8);
        List<Text> sentences = new ArrayList<>();
        if (DevelopmentCertificate.is(certificate)) {
            sentences.add(
                    Text.plain(words.get("seal-development"), Style.FACT_STRONG).in(words.language()));
        }
        sentences.add(Text.plain(words.get("seal"), Style.FACT).in(words.language()));
        book.panel(sentences, 10);
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
