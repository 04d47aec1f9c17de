package register.commands.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.pdf.revocation.RevocationStatement;
import register.pdf.seal.SealLevel;
import register.pdf.verify.VerificationReport;
import register.pdf.verify.VerificationReport.Seal.Stamp;

/// A PDF's seal as `verify` prints it.
record SealText(VerificationReport.Seal seal) {

    /// The sealer. The verified part precedes the name, which may be any text.
    String sealer() {
        return "sealed by " + seal.sealer().words()
                + (seal.development() ? " (a development certificate: no evidence)" : "") + ": " + seal.subject();
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("sealed at: " + (seal.claimedAt() == null ? "not stated" : seal.claimedAt() + ", as the seal says"));
        lines.add("level: " + seal.level().word());
        seal.stamps()
                .forEach(stamp -> lines.add("time-stamp: " + stamp.stamp().genTime() + " by "
                        + stamp.stamp().authority() + ", " + stamp.clock().words()));
        seal.revocation().forEach(each -> lines.add("evidence inside: " + words(each)));
        return lines;
    }

    /// The bytes not covered by the seal, and the trusted authority that stamped them, if any.
    String evidence() {
        if (seal.evidenceBytes() == 0) {
            return "";
        }
        boolean vouched = seal.level() == SealLevel.B_LTA
                && seal.stamps().getLast().clock().isTrusted();
        return ", except " + seal.evidenceBytes() + " bytes of evidence after it, "
                + (vouched ? "stamped by a clock that you trust" : "which nothing here confirms");
    }

    private static String words(RevocationStatement statement) {
        String kind = statement.kind() == RevocationStatement.Kind.CRL ? "revocation list" : "OCSP response";
        String of = statement.thisUpdate() == null ? "" : " of " + statement.thisUpdate();
        String certificate = statement.certificate();
        if (certificate == null) {
            return kind + of + " does not concern the seal's certificates";
        }
        return kind + of + ": " + certificate
                + (statement.revokedAt() == null
                        ? " is not revoked"
                        : " was REVOKED at " + statement.revokedAt()
                                + (statement.reason() == null ? "" : ", " + statement.reason()));
    }

    Json.Obj json() {
        return Json.object()
                .put("evidenceBytes", seal.evidenceBytes())
                .put("sealer", seal.sealer().term())
                .put("sealedBy", seal.subject())
                .put("development", seal.development())
                .put("level", seal.level().word())
                .put("timeStamps", Json.array(seal.stamps(), SealText::json))
                .put("evidence", Json.array(seal.revocation(), SealText::json))
                .build();
    }

    private static Json json(RevocationStatement statement) {
        return Json.object()
                .put("kind", statement.kind().term())
                .put("thisUpdate", text(statement.thisUpdate()))
                .put("nextUpdate", text(statement.nextUpdate()))
                .put("certificate", statement.certificate())
                .put("status", statement.status())
                .put("revokedAt", text(statement.revokedAt()))
                .put("reason", statement.reason())
                .build();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static Json json(Stamp stamp) {
        return Json.object()
                .put("time", stamp.stamp().genTime().toString())
                .put("authority", stamp.stamp().authority())
                .put("clock", stamp.clock().term())
                .put("trusted", stamp.clock().isTrusted())
                .build();
    }
}
