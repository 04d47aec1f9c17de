package register.machine.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import register.document.CertificateFile;
import register.pdf.seal.PrivateKeyFile;
import register.value.Bytes;

/// A certificate for a server on this machine, and its key, made for a test.
///
/// @param certificate PEM
/// @param key PEM, PKCS#8
public record TlsFiles(Bytes certificate, Bytes key) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /// @param names for the certificate, e.g. `ip:127.0.0.1`
    public static TlsFiles make(Path folder, String names)
            throws IOException, InterruptedException, GeneralSecurityException {
        return make(folder, names, 2);
    }

    /// @param days of validity
    public static TlsFiles make(Path folder, String names, int days)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = Files.createTempDirectory(folder, "tls").resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=" + names,
                        "-validity",
                        Integer.toString(days),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, keytool.waitFor(), said);
        KeyStore made = KeyStore.getInstance(store.toFile(), PASSWORD);
        return new TlsFiles(
                pem("CERTIFICATE", made.getCertificate("server").getEncoded()),
                pem("PRIVATE KEY", made.getKey("server", PASSWORD).getEncoded()));
    }

    /// Presents the certificate to clients.
    public SSLContext shown() {
        return ServerCertificate.of(
                        CertificateFile.read(certificate.toArray()), PrivateKeyFile.read(key.toArray(), null))
                .tls();
    }

    /// Trusts the certificate, and no other.
    public SSLContext trusted() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "server",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(certificate.toArray())));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static Bytes pem(String what, byte[] content) {
        String base64 = Base64.getMimeEncoder().encodeToString(content);
        return Bytes.of("-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(what, base64, what)
                .getBytes(US_ASCII));
    }
}
