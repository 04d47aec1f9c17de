package register.pdf.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import register.pdf.revocation.RevocationEvidence;
import register.pdf.seal.Forger;
import register.pdf.seal.Forgeries;
import register.pdf.seal.Forgeries.Forgery;
import register.pdf.seal.Forgeries.Genuine;
import register.pdf.timestamp.TestCa;
import register.value.Bytes;

/// False evidence appended to a genuine seal.
public final class ForgedEvidence {
    private final Map<String, Forgery> all = new LinkedHashMap<>();
    private final TestCa ca;
    private final TestCa foreign;
    private final Genuine genuine;

    public ForgedEvidence(TestCa ca, TestCa foreign, Genuine genuine) {
        this.ca = ca;
        this.foreign = foreign;
        this.genuine = genuine;
    }

    public Map<String, Forgery> all() throws FlawException {
        asEvidence();
        return all;
    }

    private void add(String name, byte[] pdf) {
        all.put(name, new Forgery(Bytes.of(pdf), Flaw.CHANGED_AFTER_SEALING));
    }

    private void asEvidence() throws FlawException {
        RevocationEvidence real = Appendix.of(
                        genuine.lasting().toArray(), genuine.stamped().length())
                .evidence()
                .getFirst();
        List<byte[]> certificates =
                real.certificates().stream().map(Bytes::toArray).toList();
        List<byte[]> lists = real.crls().stream().map(Bytes::toArray).toList();
        byte[] zip = Forger.zip();
        evidence("an archive as a certificate", List.of(zip), List.of(), List.of());
        evidence("an archive as a revocation list", certificates, List.of(zip), List.of());
        evidence("an archive as an OCSP response", certificates, lists, List.of(zip));
        evidence(
                "an archive behind a certificate",
                replacedFirst(certificates, Forger.join(certificates.getFirst(), zip)),
                lists,
                List.of());
        evidence(
                "an archive behind a revocation list",
                certificates,
                List.of(Forger.join(lists.getFirst(), zip)),
                List.of());
        evidence(
                "a revocation list that is not DER", certificates, List.of(Forger.longer(lists.getFirst())), List.of());
        evidence("the same list twice", certificates, List.of(lists.getFirst(), lists.getFirst()), List.of());
        evidence(
                "a certificate of somebody else", with(certificates, Forger.encoded(foreign.root())), lists, List.of());
        evidence("a revocation list of somebody else", certificates, with(lists, foreign.list()), List.of());
        evidence(
                "an OCSP response of somebody else",
                certificates,
                lists,
                List.of(foreign.response(genuine.certificate())));
        evidence(
                "an OCSP response about somebody else",
                certificates,
                lists,
                List.of(ca.response(
                        Forgeries.other(ca, "CN=Other Ltd seal").certificates().getFirst())));
        byte[] response = ca.response(genuine.certificate());
        evidence(
                "an OCSP response that carries more", certificates, lists, List.of(carrying(response, foreign.root())));
        evidence("an OCSP response with room beside its algorithm", certificates, lists, List.of(beside(response)));
        add(
                "evidence twice",
                Forger.carrying(
                        Forger.carrying(genuine.stamped().toArray(), certificates, lists, List.of()),
                        certificates,
                        lists,
                        List.of()));
        byte[] cabinet = Arrays.copyOf("MSCF".getBytes(ISO_8859_1), 60);
        madeUpIssuer("a cabinet in an issuer that somebody made up", cabinet);
        madeUpIssuer("an archive in an issuer that somebody made up", zip);
        byte[] much = new byte[3000];
        new Random(1).nextBytes(much);
        madeUpIssuer("much in an issuer that somebody made up", much);
    }

    private void evidence(String name, List<byte[]> certificates, List<byte[]> lists, List<byte[]> responses) {
        add(name, Forger.carrying(genuine.stamped().toArray(), certificates, lists, responses));
    }

    /// The issuer's name and key in a certificate that it never made: the issuer's signatures verify under it.
    private void madeUpIssuer(String name, byte[] hidden) {
        KeyPair pair = Forger.pair();
        X509Certificate made = Forger.certificate(
                ca.root().getSubjectX500Principal(),
                ca.root().getPublicKey(),
                new X500Principal("CN=Anybody"),
                pair.getPrivate(),
                true,
                hidden);
        add(
                name,
                Forger.carrying(
                        genuine.plain().toArray(), List.of(Forger.encoded(made)), List.of(ca.list()), List.of()));
    }

    private static List<byte[]> with(List<byte[]> all, byte[] more) {
        return java.util.stream.Stream.concat(all.stream(), java.util.stream.Stream.of(more))
                .toList();
    }

    private static List<byte[]> replacedFirst(List<byte[]> all, byte[] first) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(first), all.stream().skip(1))
                .toList();
    }

    private static byte[] carrying(byte[] response, X509Certificate more) {
        BasicOCSPResponse basic = basic(response);
        return response(new BasicOCSPResponse(
                basic.getTbsResponseData(),
                basic.getSignatureAlgorithm(),
                basic.getSignature(),
                new DERSequence(Certificate.getInstance(Forger.encoded(more)))));
    }

    private static byte[] beside(byte[] response) {
        BasicOCSPResponse basic = basic(response);
        return response(new BasicOCSPResponse(
                basic.getTbsResponseData(),
                new AlgorithmIdentifier(basic.getSignatureAlgorithm().getAlgorithm(), new DEROctetString(new byte[99])),
                basic.getSignature(),
                null));
    }

    private static BasicOCSPResponse basic(byte[] response) {
        return BasicOCSPResponse.getInstance(OCSPResponse.getInstance(ASN1Sequence.getInstance(response))
                .getResponseBytes()
                .getResponse()
                .getOctets());
    }

    private static byte[] response(ASN1Encodable basic) {
        try {
            return new OCSPResponse(
                            new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL),
                            new ResponseBytes(OCSPObjectIdentifiers.id_pkix_ocsp_basic, new DEROctetString(basic)))
                    .getEncoded("DER");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
