package register.pdf.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfReader;
import register.document.SealCertificates;
import register.document.SealUse;
import register.memory.MemoryRecords;
import register.pdf.PdfDocuments;
import register.pdf.Pdfs;
import register.pdf.Seed;
import register.pdf.layout.SealField;
import register.policy.PolicyVersion;
import register.value.Sha256;

/// A seal checked against the standards, with a library that did not write it.
class PadesTest {
    static Stream<SigningKey> keys() {
        return Stream.of(TestKeys.development(), TestKeys.rsa());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theFirstRealPolicySealedHasAtMostFiftyKilobytes(SigningKey key) {
        int size = sealed(key).length;
        assertTrue(size <= 50_000, size + " bytes");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aSealIsPadesBaselineB(SigningKey key) throws Exception {
        byte[] pdf = sealed(key);
        PdfDictionary seal = seal(pdf);
        assertEquals(new PdfName("ETSI.CAdES.detached"), seal.getAsName(PdfName.SUBFILTER));
        assertEquals("D:20251124100000Z", seal.getAsString(PdfName.M).toString());
        assertNull(seal.get(PdfName.REASON));
        assertNull(seal.get(PdfName.LOCATION));

        byte[] contents = seal.getAsString(PdfName.CONTENTS).getOriginalBytes();
        assertTrue(2 * contents.length <= 12_000, contents.length + " bytes of room");
        SignerInformation signer = verified(contents, covered(pdf, seal.getAsArray(PdfName.BYTERANGE)), key);
        AttributeTable signed = signer.getSignedAttributes();
        assertNull(signed.get(CMSAttributes.signingTime), "PAdES forbids it beside M");
        assertNotNull(signed.get(CMSAttributes.contentType));
        assertNull(signer.getUnsignedAttributes());
        var certificate = SigningCertificateV2.getInstance(signed.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                .getAttrValues()
                .getObjectAt(0));
        assertArrayEquals(
                Sha256.of(key.certificates().getFirst().getEncoded()).bytes(), certificate.getCerts()[0].getCertHash());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aDocumentNamesItsSealer(SigningKey key) {
        String text = Pdfs.text(sealed(key));
        String subject = key.equals(TestKeys.development())
                ? "Subprocessor Register development seal, development With a self-made certificate."
                : "Example Ltd seal, Example Ltd, EE With a self-made certificate.";
        assertTrue(text.contains("Electronically sealed by: " + subject), text);
        assertFalse(text.contains("CN="), text);
        assertEquals(key.equals(TestKeys.development()), text.contains("Trial: not evidence"));
        assertTrue(text.contains("This document is electronically sealed"));
    }

    @Test
    void aSealAllowsNoChangeAndLooksAsItWasRendered() throws IOException {
        byte[] pdf = sealed(TestKeys.development());
        PdfDictionary reference = seal(pdf).getAsArray(PdfName.REFERENCE).getAsDict(0);
        assertEquals(PdfName.DOCMDP, reference.getAsName(PdfName.TRANSFORMMETHOD));
        assertEquals(
                1,
                reference
                        .getAsDict(PdfName.TRANSFORMPARAMS)
                        .getAsNumber(PdfName.P)
                        .intValue());
        for (String key : List.of("DigestValue", "DigestLocation", "DigestMethod")) {
            assertNull(reference.get(new PdfName(key)), key);
        }
        try (PdfReader reader = new PdfReader(pdf);
                PdfReader unsealed = new PdfReader(Arrays.copyOf(pdf, render(pdf)))) {
            assertNotNull(reader.getCatalog().getAsDict(new PdfName("Perms")).get(PdfName.DOCMDP));
            PdfDictionary field = field(reader);
            assertEquals(
                    field(unsealed).get(PdfName.AP).toString(),
                    field.get(PdfName.AP).toString());
            String spoken = field.getAsString(PdfName.TU).toUnicodeString();
            assertTrue(
                    spoken.startsWith(
                            "Electronically sealed by: Subprocessor Register development seal, development; "),
                    spoken);
            assertNull(field(unsealed).get(PdfName.V));
            assertNotNull(field.get(PdfName.V));
        }
    }

    private static PdfDictionary field(PdfReader reader) {
        return reader.getAcroFields().getFieldItem(SealField.NAME).getWidget(0);
    }

    /// The end of the sealed document.
    private static int render(byte[] pdf) {
        return new String(pdf, ISO_8859_1).indexOf("%%EOF") + "%%EOF\n".length();
    }

    private static byte[] sealed(SigningKey key) {
        PolicyVersion version = Seed.version();
        return new PdfDocuments(
                        SealUse.POLICY_SEAL,
                        key,
                        new SealCertificates(new MemoryRecords()),
                        TestKeys.CLOCK,
                        SealTimes.NONE)
                .snapshot(
                        Seed.text(Seed.header(version), version, Seed.ENGLISH),
                        Seed.content(version),
                        Seed.checkpoint(Seed.header(version)));
    }

    private static PdfDictionary seal(byte[] pdf) throws IOException {
        try (PdfReader reader = new PdfReader(pdf)) {
            List<String> names = reader.getAcroFields().getSignedFieldNames();
            assertEquals(1, names.size());
            return reader.getAcroFields().getSignatureDictionary(names.getFirst());
        }
    }

    private static byte[] covered(byte[] pdf, PdfArray range) {
        String text = new String(pdf, ISO_8859_1);
        int before = range.getAsNumber(1).intValue();
        int after = range.getAsNumber(2).intValue();
        assertEquals(pdf.length, after + range.getAsNumber(3).intValue());
        return (text.substring(0, before) + text.substring(after)).getBytes(ISO_8859_1);
    }

    private static SignerInformation verified(byte[] contents, byte[] covered, SigningKey key)
            throws CMSException, OperatorCreationException, java.security.cert.CertificateException {
        var data = new CMSSignedData(new CMSProcessableByteArray(covered), contents);
        SignerInformation signer = data.getSignerInfos().getSigners().iterator().next();
        var holder = new JcaX509CertificateHolder(key.certificates().getFirst());
        assertEquals(List.of(holder), List.copyOf(data.getCertificates().getMatches(null)));
        assertTrue(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(holder)));
        return signer;
    }
}
