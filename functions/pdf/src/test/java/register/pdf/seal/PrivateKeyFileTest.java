package register.pdf.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.pdf.Tool;

/// Keys as OpenSSL writes them.
final class PrivateKeyFileTest {
    private static final Tool OPENSSL = new Tool("openssl", "openssl");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void make() throws Exception {
        openssl("genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out RSA");
        openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out EC");
        openssl("genpkey -algorithm ED25519 -out EdDSA");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "PRIVATE KEY,           RSA,   pkey,                            -",
                "PRIVATE KEY,           EC,    pkey,                            -",
                "PRIVATE KEY,           EdDSA, pkey,                            -",
                "RSA PRIVATE KEY,       RSA,   rsa -traditional,                -",
                "EC PRIVATE KEY,        EC,    ec,                              -",
                "ENCRYPTED PRIVATE KEY, RSA,   pkey -aes-256-cbc -passout pass:word,  word",
                "ENCRYPTED PRIVATE KEY, EdDSA, pkey -aes-256-cbc -passout pass:word,  word",
                "RSA PRIVATE KEY,       RSA,   rsa -traditional -aes128 -passout pass:word, word",
                "EC PRIVATE KEY,        EC,    ec -des3 -passout pass:word,     word",
            })
    void eachFormIsReadAndAnEncryptedOneWithItsPasswordOnly(
            String label, String algorithm, String command, @Nullable String password) throws Exception {
        openssl(command + " -in " + algorithm + " -out key");
        byte[] pem = read("key");
        assertTrue(new String(pem, US_ASCII).startsWith("-----BEGIN " + label + "-----"), label);
        var expected = PrivateKeyFile.read(read(algorithm), null);
        assertEquals(secret(expected), secret(PrivateKeyFile.read(pem, password)));
        assertTrue(algorithm.equals(expected.getAlgorithm()) || algorithm.equals("EdDSA"), expected.getAlgorithm());
        if (password != null) {
            assertTrue(refused(pem, null).contains("the key is encrypted"));
            assertEquals("the password does not open the key", refused(pem, "another"));
        }
    }

    @Test
    void theCurveBeforeAKeyIsPassedOver() throws Exception {
        openssl("ecparam -name prime256v1 -genkey -out key");
        assertTrue(new String(read("key"), US_ASCII).startsWith("-----BEGIN EC PARAMETERS-----"));
        assertEquals("EC", PrivateKeyFile.read(read("key"), null).getAlgorithm());
    }

    @Test
    void anInvalidKeyIsRefusedWithInstructions() throws Exception {
        openssl("pkey -in EC -outform DER -out key");
        assertTrue(refused(read("key"), null).contains("openssl pkey -inform DER"));
        openssl("pkey -in EC -pubout -out key");
        assertTrue(refused(read("key"), null).contains("found none"));
        String cut = new String(read("RSA"), US_ASCII).replaceFirst("(?s)\\n.{500}", "\n");
        assertTrue(refused(cut.getBytes(US_ASCII), null).contains("cannot be read"));
    }

    /// For elliptic curves the encoding may also contain the public key.
    private static Object secret(PrivateKey key) {
        return key instanceof ECPrivateKey curve ? curve.getS() : key;
    }

    private static String refused(byte[] pem, @Nullable String password) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> PrivateKeyFile.read(pem, password))
                .getMessage());
    }

    private static byte[] read(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    private static void openssl(String words) throws IOException, InterruptedException {
        OPENSSL.run(words.strip()
                .replaceAll("-(in|out) (\\w+)", "-$1 " + folder.toString().replace("\\", "\\\\") + "/$2")
                .split(" +"));
    }
}
