package register.subscription;

import register.json.Json;
import register.json.Members;
import register.recipient.RecipientId;
import register.value.Language;
import register.value.PolicyId;

/// The written form of a confirmation in every engine. Absent values are omitted; instants are ISO 8601 in UTC.
public final class ConfirmationJson {
    private ConfirmationJson() {}

    public static Json.Obj of(Confirmation confirmation) {
        RecipientId recipient = confirmation.recipient();
        return Json.object()
                .put("id", confirmation.id().value())
                .put("revision", confirmation.revision())
                .put("policy", confirmation.policy().value())
                .put("move", confirmation.isMove())
                .put("stage", confirmation.stage().term())
                .put("language", confirmation.language().tag())
                .put("address", confirmation.address())
                .put("recipient", recipient == null ? null : recipient.value())
                .put("before", confirmation.before())
                .put("attempts", confirmation.attempts())
                .put("next", confirmation.next().toString())
                .put("expires", confirmation.expires().toString())
                .build();
    }

    /// Reads the output of `of`.
    ///
    /// @throws IllegalArgumentException if it is malformed
    public static Confirmation read(Json json) {
        var in = Members.of(json);
        return new Confirmation(
                in.required("id", ConfirmationId::new),
                in.count("revision"),
                in.required("policy", PolicyId::new),
                in.isTrue("move"),
                in.word("stage", Confirmation.Stage.class),
                in.required("language", Language::new),
                in.optionalText("address"),
                in.optional("recipient", RecipientId::new),
                in.optionalText("before"),
                in.count("attempts"),
                in.instant("next"),
                in.instant("expires"));
    }
}
