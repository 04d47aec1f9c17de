package register.pdf.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.PdfStamper;
import org.openpdf.text.pdf.PdfWriter;
import register.network.Reach;
import register.pdf.Seals;
import register.pdf.timestamp.HttpTimeStampAuthority;
import register.pdf.timestamp.TestAuthority;
import register.pdf.timestamp.TestCa;
import register.pdf.timestamp.TestCa.Revocation;
import register.pdf.timestamp.TestCa.Validity;
import register.pdf.verify.Flaw;
import register.pdf.verify.ForgedEvidence;
import register.pdf.verify.ForgedPdfsTest;
import register.value.Bytes;

/// Forged documents, made from a genuine one by attackers without its sealer's key: another company under the same
/// authority, another authority, a stranger with an editor.
public final class Forgeries {
    private static final byte[] NOTHING = {};

    private final Map<String, Forgery> all = new LinkedHashMap<>();
    private final TestCa ca;
    private final TestCa foreign;
    private final TestAuthority stranger;
    private final Genuine genuine;

    /// @param flaw that must be found
    public record Forgery(Bytes pdf, Flaw flaw) {}

    /// @param lasting with evidence and time-stamps
    /// @param stamped the same without what follows the seal
    /// @param plain with the seal only
    public record Genuine(SigningKey key, Bytes lasting, Bytes stamped, Bytes plain) {
        public X509Certificate certificate() {
            return key.certificates().getFirst();
        }
    }

    private Forgeries(TestCa ca, TestCa foreign, TestAuthority stranger, Genuine genuine) {
        this.ca = ca;
        this.foreign = foreign;
        this.stranger = stranger;
        this.genuine = genuine;
    }

    public static Map<String, Forgery> of(TestCa ca, TestCa foreign, TestAuthority stranger, Genuine genuine)
            throws Exception {
        var forgeries = new Forgeries(ca, foreign, stranger, genuine);
        forgeries.byOthers();
        forgeries.edited();
        forgeries.behindTheSeal();
        forgeries.all.putAll(new ForgedEvidence(ca, foreign, genuine).all());
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
                "a seal with more certificates than any path has",
                Flaw.SEAL_DAMAGED,
                sealed(Forger.key(
                        pair.getPrivate(),
                        Stream.generate(() -> Forger.certificate(
                                        subject, pair.getPublic(), subject, pair.getPrivate(), true, NOTHING))
                                .limit(33)
                                .toArray(X509Certificate[]::new))));
        add(
                "the sealer's certificate with another key",
                Flaw.SEAL_DAMAGED,
                sealed(Forger.key(pair.getPrivate(), genuine.certificate())));
    }

    /// A company with a certificate from the authority issues one as if it were an authority itself.
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
        return other(ca, subject);
    }

    public static SigningKey other(TestCa ca, String subject) {
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

    /// With one number of the seal's range changed.
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
        var swapped = new IncrementalUpdate(lasting);
        String file = swapped.add(
                "<</Type/Filespec/F (list.json)/EF <</F " + swapped.addStream("{}".getBytes(ISO_8859_1)) + ">>>>");
        add("the list inside swapped", after, Forger.join(lasting, swapped.close(Map.of("AF", "[" + file + "]"))));
        var hidden = new IncrementalUpdate(plain);
        String pages = hidden.add("<</Type/Pages/Kids []/Count 0>>");
        add("the pages hidden", after, Forger.join(plain, hidden.close(Map.of("Pages", pages))));
        var unused = new IncrementalUpdate(plain);
        unused.addStream(Forger.zip());
        add("an object that nothing uses", after, Forger.join(plain, unused.close(Map.of())));
        add("the first page emptied", after, Forger.join(plain, emptied(plain)));
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

    /// Evidence that contains an object, and a cross-reference stream that puts it in place of the first page.
    private static byte[] emptied(byte[] plain) throws IOException {
        var revision = new IncrementalUpdate(plain);
        String page = revision.firstPage().split(" ", -1)[0];
        String empty = page + " 0 obj\n<</Type/Page/MediaBox [0 0 595 842]>>\nendobj\n";
        int at = revision.position();
        String evidence = revision.addStream(empty.getBytes(ISO_8859_1));
        String store = revision.add("<</Type /DSS/Certs [" + evidence + "]>>");
        String update = new String(revision.close(Map.of("DSS", store)), ISO_8859_1);
        String number = evidence.split(" ", -1)[0];
        String listed = " " + number + " 1 ";
        int inside = plain.length + update.indexOf(empty);
        return update.replace(listed, listed.replace(number, " ".repeat(number.length() - page.length()) + page))
                .replace(row(at), row(inside))
                .getBytes(ISO_8859_1);
    }

    private static String row(int offset) {
        return new String(ByteBuffer.allocate(6).put((byte) 1).putInt(offset).array(), ISO_8859_1);
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
        add("an attribute that nobody signed", Flaw.SEAL_DAMAGED, with(more));
        byte[] token = HttpTimeStampAuthority.at(stranger.address(), Reach.PRIVATE)
                .stamp(LongTerm.timeStamp(stamped, new byte[9]).imprint())
                .token()
                .toArray();
        var other = new AttributeTable(new Attribute(
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(ASN1Primitive.fromByteArray(token))));
        add("a time-stamp of something else", Flaw.TIME_STAMP_DAMAGED, with(other));
        byte[] earlier = contents.clone();
        earlier[new String(contents, ISO_8859_1).indexOf("\u0018\u000f20") + 5]--;
        byte[] renamed = contents.clone();
        renamed[new String(contents, ISO_8859_1).lastIndexOf("Fictitious Time") + 11] = 'L';
        add("a time-stamp under another name", Flaw.TIME_STAMP_DAMAGED, Forger.withSeal(stamped, renamed));
        add("a time-stamp of ten years before", Flaw.TIME_STAMP_DAMAGED, Forger.withSeal(stamped, earlier));
        add(
                "a seal that is not DER",
                Flaw.SEAL_DAMAGED,
                Forger.withSeal(stamped, Forger.longer(Arrays.copyOf(contents, seal.getEncoded("DER").length))));
    }

    /// The stamped document with other attributes that its signer did not sign.
    private byte[] with(AttributeTable unsigned) throws IOException, CMSException {
        byte[] stamped = genuine.stamped().toArray();
        byte[] room = Seals.contents(stamped);
        var seal = new CMSSignedData(room);
        SignerInformation signer = seal.getSignerInfos().iterator().next();
        var changed = new SignerInformationStore(SignerInformation.replaceUnsignedAttributes(signer, unsigned));
        byte[] made = CMSSignedData.replaceSigners(seal, changed).getEncoded("DER");
        return Forger.withSeal(stamped, Arrays.copyOf(made, room.length));
    }

    private static byte[] sealed(SigningKey key) {
        return ForgedPdfsTest.sealed(key, SealTimes.NONE);
    }
}
