package register.document;

import static register.json.Plain.FLAG;
import static register.json.Plain.INSTANT;
import static register.json.Plain.TEXT;
import static register.value.Forms.SHA256;

import register.json.Form;
import register.json.RecordForm;

/// The written form of a seal certificate, used by every engine.
public final class SealCertificateJson {
    public static final RecordForm<SealCertificate> FORM = RecordForm.of(field -> new SealCertificate(
            field.of("use", Form.word(SealUse.class), SealCertificate::use),
            field.of("sha256", SHA256, SealCertificate::sha256),
            field.of("subject", TEXT, SealCertificate::subject),
            field.of("notBefore", INSTANT, SealCertificate::notBefore),
            field.of("notAfter", INSTANT, SealCertificate::notAfter),
            field.of("chain", TEXT, SealCertificate::chain),
            field.of("usedSince", INSTANT, SealCertificate::usedSince),
            field.of("imported", FLAG, SealCertificate::imported)));

    private SealCertificateJson() {}
}
