package register.document;

import register.json.Json;
import register.json.Members;
import register.value.Sha256;

/// The written form of a seal certificate, used by every engine.
public final class SealCertificateJson {
    private SealCertificateJson() {}

    public static Json.Obj of(SealCertificate certificate) {
        return Json.object()
                .put("use", certificate.use().term())
                .put("sha256", certificate.sha256().hex())
                .put("subject", certificate.subject())
                .put("notBefore", certificate.notBefore().toString())
                .put("notAfter", certificate.notAfter().toString())
                .put("chain", certificate.chain())
                .put("usedSince", certificate.usedSince().toString())
                .put("imported", certificate.imported())
                .build();
    }

    /// Parses the form that `of` writes.
    ///
    /// @throws IllegalArgumentException if it is anything else
    public static SealCertificate read(Json json) {
        var in = Members.of(json);
        return new SealCertificate(
                in.word("use", SealUse.class),
                in.required("sha256", Sha256::new),
                in.text("subject"),
                in.instant("notBefore"),
                in.instant("notAfter"),
                in.text("chain"),
                in.instant("usedSince"),
                in.isTrue("imported"));
    }
}
