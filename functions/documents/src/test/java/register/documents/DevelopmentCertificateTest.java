package register.documents;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentCertificateTest {
    @TempDir
    Path directory;

    @Test
    void itSaysDevelopmentAndOnlyItsOwnerReadsIt() throws IOException {
        Path file = directory.resolve("seal.p12");
        assertTrue(DevelopmentCertificate.createIfAbsent(file, TestKeys.PASSWORD, TestKeys.CLOCK));
        X509Certificate certificate =
                Pkcs12SigningKey.open(file, TestKeys.PASSWORD).certificates().getFirst();
        assertTrue(certificate.getSubjectX500Principal().getName().contains("development"));
        assertTrue(DevelopmentCertificate.is(certificate));
        assertFalse(DevelopmentCertificate.is(TestKeys.rsa().certificates().getFirst()));
        assertEquals(TestKeys.NOW, certificate.getNotBefore().toInstant());
        assertEquals(
                256,
                ((ECPublicKey) certificate.getPublicKey())
                        .getParams()
                        .getOrder()
                        .bitLength());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of(file), list(directory));
    }

    @Test
    void aCompanyMayHaveDevelopmentInItsName() throws Exception {
        SigningKey key = TestKeys.make(
                "EC", 256, "CN=Example Development Ltd seal, O=Example Development Ltd", KeyUsage.nonRepudiation);
        assertFalse(DevelopmentCertificate.is(key.certificates().getFirst()));
    }

    @Test
    void itIsMadeOnce() throws IOException {
        Path file = directory.resolve("seal.p12");
        DevelopmentCertificate.createIfAbsent(file, TestKeys.PASSWORD, TestKeys.CLOCK);
        byte[] first = Files.readAllBytes(file);
        assertFalse(DevelopmentCertificate.createIfAbsent(file, TestKeys.PASSWORD, TestKeys.CLOCK));
        assertArrayEquals(first, Files.readAllBytes(file));
    }

    @Test
    void manyThreadsEndWithOneKey() throws Exception {
        Path file = directory.resolve("seal.p12");
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<String> maker = () -> {
                boolean mine = DevelopmentCertificate.createIfAbsent(file, TestKeys.PASSWORD, TestKeys.CLOCK);
                return mine + " " + print(file);
            };
            var made = threads.invokeAll(Collections.nCopies(8, maker));
            var results = new ArrayList<String>();
            for (var result : made) {
                results.add(result.get());
            }
            assertEquals(
                    1,
                    results.stream().filter(result -> result.startsWith("true")).count());
            assertEquals(
                    1,
                    results.stream()
                            .map(result -> result.substring(result.indexOf(' ')))
                            .distinct()
                            .count());
        }
        assertEquals(List.of(file), list(directory));
    }

    @Test
    void manyProcessesEndWithOneKey() throws IOException, InterruptedException {
        Path file = directory.resolve("seal.p12");
        var processes = new ArrayList<Process>();
        for (int count = 0; count < 3; count++) {
            processes.add(Jvm.start(List.of(), DevelopmentCertificateTest.class, file.toString()));
        }
        var outputs = new ArrayList<String>();
        for (Process process : processes) {
            outputs.add(Jvm.output(process));
        }
        assertEquals(Set.of(print(file)), outputs.stream().collect(toSet()));
        assertEquals(List.of(file), list(directory));
    }

    /// Makes the certificate unless it is there and prints which there is.
    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        DevelopmentCertificate.createIfAbsent(file, TestKeys.PASSWORD, TestKeys.CLOCK);
        System.out.println(print(file));
    }

    @Test
    void aKeyFileThatCannotServeIsRefusedInWords() throws IOException {
        Path file = directory.resolve("seal.p12");
        DevelopmentCertificate.createIfAbsent(file, TestKeys.PASSWORD, TestKeys.CLOCK);
        var wrong =
                assertThrows(IllegalArgumentException.class, () -> Pkcs12SigningKey.open(file, "wrong".toCharArray()));
        assertEquals("the password of " + file + " is wrong", wrong.getMessage());
        Path garbage = Files.writeString(directory.resolve("garbage.p12"), "garbage");
        assertThrows(UncheckedIOException.class, () -> Pkcs12SigningKey.open(garbage, TestKeys.PASSWORD));
        assertThrows(
                UncheckedIOException.class,
                () -> Pkcs12SigningKey.open(directory.resolve("absent.p12"), TestKeys.PASSWORD));
        SigningKey key = Pkcs12SigningKey.open(file, TestKeys.PASSWORD);
        assertThrows(IllegalArgumentException.class, () -> key.sign(new byte[20]));
    }

    private static String print(Path file) {
        try {
            X509Certificate certificate = Pkcs12SigningKey.open(file, TestKeys.PASSWORD)
                    .certificates()
                    .getFirst();
            return register.chain.Sha256.of(certificate.getEncoded()).hex();
        } catch (CertificateException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
