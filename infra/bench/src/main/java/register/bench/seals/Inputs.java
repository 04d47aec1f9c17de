package register.bench.seals;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import register.bench.Built;
import register.bench.LiveAgent;
import register.document.SealUse;
import register.pdf.seal.Pkcs12SigningKey;
import register.pdf.seal.SealKey;
import register.read.page.PolicyPage;
import register.value.Language;

/// A folder with every process's input: the edition, the key, and a time-stamp authority's address.
record Inputs(Path folder) {
    static final Language LANGUAGE = new Language("et");
    static final char[] PASSWORD = "bench".toCharArray();

    /// @param authority the address of a time-stamp authority
    /// @throws IOException when they cannot be written
    static Inputs write(Path folder, Built built, SealKey.Algorithm algorithm, String authority)
            throws IOException, CertificateException {
        var inputs = new Inputs(Files.createDirectories(folder));
        var entry = LiveAgent.entry(LiveAgent.published(built));
        Files.write(inputs.content(), entry.content().toArray());
        Files.write(
                inputs.key(),
                SealKey.pkcs12(algorithm, "Example Ltd", SealUse.POLICY_SEAL, PASSWORD, Clock.systemUTC()));
        X509Certificate certificate =
                Pkcs12SigningKey.open(inputs.key(), PASSWORD).certificates().getFirst();
        Files.write(inputs.folder.resolve("certificate"), certificate.getEncoded());
        Files.writeString(inputs.folder.resolve("authority"), authority, UTF_8);
        var version = entry.version();
        Files.writeString(inputs.page(), PolicyPage.draft(entry.header(), version, null, LANGUAGE), UTF_8);
        return inputs;
    }

    /// The canonical JSON of the version.
    Path content() {
        return folder.resolve("content.json");
    }

    /// PKCS #12.
    Path key() {
        return folder.resolve("key.p12");
    }

    /// The key's certificate, so that rendering and verifying need not open the key.
    X509Certificate certificate() throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(folder.resolve("certificate"))) {
            if (CertificateFactory.getInstance("X.509").generateCertificate(in) instanceof X509Certificate x509) {
                return x509;
            }
            throw new CertificateException("not X.509");
        }
    }

    /// The edition's page, as a browser shows it.
    Path page() {
        return folder.resolve("page.html");
    }

    /// A document to verify.
    Path sealed() {
        return folder.resolve("sealed.pdf");
    }

    String authority() throws IOException {
        return Files.readString(folder.resolve("authority"), UTF_8);
    }
}
