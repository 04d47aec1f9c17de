package register.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
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
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.PdfStamper;
import org.openpdf.text.pdf.PdfWriter;
import register.chain.Bytes;
import register.documents.http.Reach;
import register.documents.revocation.Evidence;
import register.documents.timestamp.HttpTimeStampAuthority;
import register.documents.timestamp.TestAuthority;
import register.documents.timestamp.TestCa;
import register.documents.timestamp.TestCa.Revocation;
import register.documents.timestamp.TestCa.Validity;

/// Forged documents, made of a genuine one by everybody who has not its sealer's key: another company under the same
/// authority, another authority, a stranger with an editor.
final class Forgeries {
    private static final byte[] NOTHING = {};

    private final Map<String, Forgery> all = new LinkedHashMap<>();
    private final TestCa ca;
    private final TestCa foreign;
    private final TestAuthority stranger;
    private final Genuine genuine;

    /// @param flaw what must be found of it
    record Forgery(Bytes pdf, Flaw flaw) {}

    /// @param lasting with evidence and time-stamps
    /// @param stamped the same without what follows the seal
    /// @param plain with the seal alone
    record Genuine(SigningKey key, Bytes lasting, Bytes stamped, Bytes plain) {
        X509Certificate certificate() {
            return key.certificates().getFirst();
        }
    }

    private Forgeries(TestCa ca, TestCa foreign, TestAuthority stranger, Genuine genuine) {
        this.ca = ca;
        this.foreign = foreign;
        this.stranger = stranger;
        this.genuine = genuine;
    }

    static Map<String, Forgery> of(TestCa ca, TestCa foreign, TestAuthority stranger, Genuine genuine)
            throws Exception {
        var forgeries = new Forgeries(ca, foreign, stranger, genuine);
        forgeries.byOthers();
        forgeries.edited();
        forgeries.behindTheSeal();
        forgeries.asEvidence();
        forgeries.inTheSeal();
        return forgeries.all;
    }

    private void add(String name, Flaw flaw, byte[] pdf) {
        all.put(name, new Forgery(Bytes.of(pdf), flaw));
    }

    private void byOthers() {
        X500Principal subject = TestCa.SUBJECT;
        add(
                "another company of the same authority",
                Flaw.UNKNOWN_SEALER,
                sealed(other("CN=Other Ltd seal, O=Other Ltd, C=EE")));
        add("a name that is longer", Flaw.UNKNOWN_SEALER, sealed(other("OU=Sales, " + subject.getName())));
        add(
                "the same name in another order",
                Flaw.UNKNOWN_SEALER,
                sealed(other("C=EE, O=Example Ltd, CN=Example Ltd seal")));
        add(
                "the same name of another authority",
                Flaw.UNKNOWN_SEALER,
                sealed(foreign.seal("EC", 256, Validity.now(), Revocation.LIST)));
        KeyPair pair = Forger.pair();
        add(
                "the same name, by its own word",
                Flaw.UNKNOWN_SEALER,
                sealed(Forger.key(
                        pair.getPrivate(),
                        Forger.certificate(subject, pair.getPublic(), subject, pair.getPrivate(), false, NOTHING))));
        add("the same name, issued by a company", Flaw.UNKNOWN_SEALER, sealed(issuedByCompany(pair)));
        add("the authority itself", Flaw.UNKNOWN_SEALER, sealed(ca.asSealer()));
        add(
                "the sealer's certificate with another key",
                Flaw.SEAL_DAMAGED,
                sealed(Forger.key(pair.getPrivate(), genuine.certificate())));
    }

    /// A company has a certificate of the authority, and issues one as if it were an authority too.
    private static SigningKey issuedByCompany(KeyPair pair) {
        KeyPair company = Forger.pair();
        X500Principal name = new X500Principal("CN=Other Ltd seal, O=Other Ltd, C=EE");
        X509Certificate middle = Forger.certificate(
                name,
                company.getPublic(),
                new X500Principal("CN=Fictitious Root"),
                company.getPrivate(),
                false,
                NOTHING);
        return Forger.key(
                pair.getPrivate(),
                Forger.certificate(TestCa.SUBJECT, pair.getPublic(), name, company.getPrivate(), false, NOTHING),
                middle);
    }

    private SigningKey other(String subject) {
        return ca.seal(new X500Principal(subject), "EC", 256, Validity.now(), Revocation.LIST);
    }

    private void edited() throws IOException {
        byte[] plain = genuine.plain().toArray();
        add("a word changed", Flaw.CHANGED, Forger.replaced(plain, "RegisterRevision", "RegisterRevisi0n"));
        add("changes allowed", Flaw.CHANGED, Forger.replaced(plain, "/P 1/", "/P 3/"));
        byte[] flipped = plain.clone();
        int stream = new String(plain, ISO_8859_1).indexOf("/EmbeddedFile");
        flipped[new String(plain, ISO_8859_1).indexOf("stream", stream) + 40] ^= 1;
        add("the list inside changed", Flaw.CHANGED, flipped);
        add("cut short", Flaw.CUT_SHORT, Arrays.copyOf(plain, plain.length - 9));
        add("something before it", Flaw.NOT_A_PDF, Forger.join(Forger.zip(), plain));
        add("not from its first byte on", Flaw.NOT_COVERED, range(plain, 1, 1));
        add("a larger gap", Flaw.NOT_COVERED, range(plain, 2, -1));
        add("the seal of another", Flaw.CHANGED, Forger.withSeal(plain, Seals.contents(sealed(genuine.key()))));
        var out = new ByteArrayOutputStream();
        var stamper = new PdfStamper(new PdfReader(plain), out);
        stamper.setEncryption(
                NOTHING, "owner".getBytes(ISO_8859_1), PdfWriter.ALLOW_PRINTING, PdfWriter.ENCRYPTION_AES_128);
        stamper.close();
        add("encrypted", Flaw.NOT_COVERED, out.toByteArray());
    }

    /// With a number of the seal's range another.
    private static byte[] range(byte[] pdf, int number, int by) {
        String text = new String(pdf, ISO_8859_1);
        var found = Pattern.compile("/ByteRange ?\\[ ?(\\d+) (\\d+) ").matcher(text);
        if (!found.find()) {
            throw new AssertionError("no range");
        }
        String changed = Long.toString(Long.parseLong(found.group(number)) + by);
        return (text.substring(0, found.start(number)) + changed + text.substring(found.end(number)))
                .getBytes(ISO_8859_1);
    }

    private void behindTheSeal() throws IOException {
        byte[] plain = genuine.plain().toArray();
        byte[] lasting = genuine.lasting().toArray();
        Flaw after = Flaw.CHANGED_AFTER_SEALING;
        add("an archive appended", after, Forger.join(plain, Forger.zip()));
        add("a comment appended", after, Forger.join(lasting, "% more\n".getBytes(ISO_8859_1)));
        add("white space appended", after, Forger.join(lasting, "\n \n".getBytes(ISO_8859_1)));
        var swapped = new Revision(lasting);
        String file = swapped.add(
                "<</Type/Filespec/F (list.json)/EF <</F " + swapped.addStream("{}".getBytes(ISO_8859_1)) + ">>>>");
        add("the list inside swapped", after, Forger.join(lasting, swapped.close(Map.of("AF", "[" + file + "]"))));
        var hidden = new Revision(plain);
        String pages = hidden.add("<</Type/Pages/Kids []/Count 0>>");
        add("the pages hidden", after, Forger.join(plain, hidden.close(Map.of("Pages", pages))));
        var unused = new Revision(plain);
        unused.addStream(Forger.zip());
        add("an object that nothing uses", after, Forger.join(plain, unused.close(Map.of())));
        add("a second seal", after, new Pades(other("CN=Other Ltd seal"), SealTimes.NONE).seal(plain, Instant.now()));
        add("a second time-stamp", after, stamped(lasting, 0));
        add("a time-stamp without evidence", after, stamped(genuine.stamped().toArray(), 0));
        byte[] evidence =
                Arrays.copyOf(lasting, new String(lasting, ISO_8859_1).lastIndexOf("%%EOF", lasting.length - 9) + 6);
        add("a time-stamp with much room", Flaw.TIME_STAMP_DAMAGED, stamped(evidence, 2000));
        byte[] filled = lasting.clone();
        int room = new String(filled, ISO_8859_1).lastIndexOf("00>/ByteRange");
        filled[room] = '7';
        add("something in the room of the time-stamp", Flaw.TIME_STAMP_DAMAGED, filled);
    }

    private byte[] stamped(byte[] pdf, int filling) throws IOException {
        HttpTimeStampAuthority authority = HttpTimeStampAuthority.at(stranger.address(), Reach.PRIVATE);
        int room = authority
                        .stamp(LongTerm.timeStamp(pdf, new byte[9]).imprint())
                        .token()
                        .length()
                + 16
                + filling;
        byte[] token = authority
                .stamp(LongTerm.timeStamp(pdf, new byte[room]).imprint())
                .token()
                .toArray();
        return Forger.join(
                pdf, LongTerm.timeStamp(pdf, Arrays.copyOf(token, room)).bytes());
    }

    private void asEvidence() throws FlawException {
        Evidence real = Appendix.of(
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
        evidence("a revocation list that is not DER", certificates, List.of(longer(lists.getFirst())), List.of());
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
                List.of(ca.response(other("CN=Other Ltd seal").certificates().getFirst())));
        byte[] response = ca.response(genuine.certificate());
        evidence(
                "an OCSP response that carries more", certificates, lists, List.of(carrying(response, foreign.root())));
        evidence("an OCSP response with room beside its algorithm", certificates, lists, List.of(beside(response)));
        add(
                "evidence twice",
                Flaw.CHANGED_AFTER_SEALING,
                Forger.carrying(
                        Forger.carrying(genuine.stamped().toArray(), certificates, lists, List.of()),
                        certificates,
                        lists,
                        List.of()));
        madeUpIssuer("an archive in an issuer that somebody made up", zip);
        byte[] much = new byte[3000];
        new Random(1).nextBytes(much);
        madeUpIssuer("much in an issuer that somebody made up", much);
    }

    private void evidence(String name, List<byte[]> certificates, List<byte[]> lists, List<byte[]> responses) {
        add(
                name,
                Flaw.CHANGED_AFTER_SEALING,
                Forger.carrying(genuine.stamped().toArray(), certificates, lists, responses));
    }

    /// The issuer's name and key in a certificate that it never saw: what the issuer signed verifies under it.
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
                Flaw.CHANGED_AFTER_SEALING,
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

    /// The same with its length in one byte more than it takes.
    private static byte[] longer(byte[] der) {
        int bytes = der[1] & 0x7f;
        return Forger.join(new byte[] {der[0], (byte) (0x80 | bytes + 1), 0}, Arrays.copyOfRange(der, 2, der.length));
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

    private void inTheSeal() throws IOException, CMSException {
        byte[] stamped = genuine.stamped().toArray();
        byte[] contents = Seals.contents(stamped);
        var seal = new CMSSignedData(contents);
        byte[] end = contents.clone();
        end[end.length - 1] = 1;
        add("something in the room of the seal", Flaw.SEAL_DAMAGED, Forger.withSeal(stamped, end));
        SignerInformation signer = seal.getSignerInfos().iterator().next();
        var more = signer.getUnsignedAttributes()
                .add(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.3"), new DEROctetString(new byte[9]));
        add(
                "an attribute that nobody signed",
                Flaw.SEAL_DAMAGED,
                Forger.withSeal(
                        stamped,
                        CMSSignedData.replaceSigners(
                                        seal,
                                        new SignerInformationStore(
                                                SignerInformation.replaceUnsignedAttributes(signer, more)))
                                .getEncoded("DER")));
        add(
                "a seal that is not DER",
                Flaw.SEAL_DAMAGED,
                Forger.withSeal(stamped, longer(Arrays.copyOf(contents, seal.getEncoded("DER").length))));
    }

    private static byte[] sealed(SigningKey key) {
        return ForgedPdfsTest.sealed(key, SealTimes.NONE);
    }
}
