package register.bench.seals;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.service.tsp.OnlineTSPSource;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.KeyStore;

/// Signs with the EU's Digital Signature Service.
final class DssSeal {
    private final Pkcs12SignatureToken token;
    private final DSSPrivateKeyEntry key;
    private final PAdESService service = new PAdESService(new CommonCertificateVerifier());
    private final SignatureLevel level;

    private DssSeal(Pkcs12SignatureToken token, SignatureLevel level) {
        this.token = token;
        this.key = token.getKeys().getFirst();
        this.level = level;
    }

    /// PAdES B-B.
    static DssSeal of(Inputs inputs) throws IOException {
        return new DssSeal(open(inputs), SignatureLevel.PAdES_BASELINE_B);
    }

    /// PAdES B-T.
    static DssSeal stamping(Inputs inputs) throws IOException {
        var seal = new DssSeal(open(inputs), SignatureLevel.PAdES_BASELINE_T);
        seal.service.setTspSource(new OnlineTSPSource(inputs.authority()));
        return seal;
    }

    private static Pkcs12SignatureToken open(Inputs inputs) throws IOException {
        return new Pkcs12SignatureToken(inputs.key().toFile(), new KeyStore.PasswordProtection(Inputs.PASSWORD));
    }

    byte[] signed(byte[] pdf) throws IOException {
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(level);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(key.getCertificate());
        parameters.setCertificateChain(key.getCertificateChain());
        DSSDocument document = new InMemoryDocument(pdf);
        var toBeSigned = service.getDataToSign(document, parameters);
        var value = token.sign(toBeSigned, DigestAlgorithm.SHA256, key);
        var out = new ByteArrayOutputStream();
        service.signDocument(document, parameters, value).writeTo(out);
        return out.toByteArray();
    }
}
