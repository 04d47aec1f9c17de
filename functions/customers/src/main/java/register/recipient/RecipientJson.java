package register.recipient;

import java.util.HexFormat;
import register.json.Json;
import register.json.Members;
import register.recipient.Recipient.Who;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;

/// The written form of a recipient in every engine and in archives, complete. Absent values are omitted; instants are
/// ISO 8601 in UTC.
public final class RecipientJson {
    private RecipientJson() {}

    public static Json.Obj of(Recipient recipient) {
        Who who = recipient.who();
        Bytes salt = recipient.salt();
        return Json.object()
                .put("id", recipient.id().value())
                .put("revision", recipient.revision())
                .put("policy", recipient.policy().value())
                .put("kind", recipient.kind().term())
                .put("who", who == null ? null : of(who))
                .put("salt", salt == null ? null : HexFormat.of().formatHex(salt.toArray()))
                .put("language", recipient.language().tag())
                .put("terms", of(recipient.terms()))
                .put("since", recipient.since().toString())
                .put(
                        "endedAt",
                        recipient.endedAt() == null ? null : recipient.endedAt().toString())
                .put("history", Json.array(recipient.history(), RecipientJson::of))
                .build();
    }

    /// Reads the output of `of`.
    ///
    /// @throws IllegalArgumentException if it is malformed
    public static Recipient read(Json json) {
        var in = Members.of(json);
        return new Recipient(
                in.required("id", RecipientId::new),
                in.count("revision"),
                in.required("policy", PolicyId::new),
                in.word("kind", Recipient.Kind.class),
                in.optionalObject("who", RecipientJson::who),
                in.optional("salt", hex -> Bytes.of(HexFormat.of().parseHex(hex))),
                in.required("language", Language::new),
                terms(in.object("terms")),
                in.instant("since"),
                in.optionalInstant("endedAt"),
                in.list("history", RecipientJson::change));
    }

    private static Json.Obj of(Who who) {
        return Json.object()
                .put("externalId", who.externalId())
                .put("customer", who.customer())
                .put("address", who.address())
                .build();
    }

    private static Who who(Members in) {
        return new Who(in.optionalText("externalId"), in.optionalText("customer"), in.text("address"));
    }

    private static Json.Obj of(Terms terms) {
        Json.Builder form = Json.object();
        if (terms.noticeDays() != null) {
            form.put("noticeDays", terms.noticeDays());
        }
        if (terms.objectionDays() != null) {
            form.put("objectionDays", terms.objectionDays());
        }
        return form.putNonEmpty(
                        "regions", terms.regions().stream().map(Json::of).toList())
                .putNonEmpty("features", terms.features().stream().map(Json::of).toList())
                .put("quote", terms.quote())
                .build();
    }

    private static Terms terms(Members in) {
        return new Terms(
                in.optionalCount("noticeDays"),
                in.optionalCount("objectionDays"),
                in.texts("regions"),
                in.texts("features"),
                in.optionalText("quote"));
    }

    private static Json.Obj of(RecipientChange change) {
        return Json.object()
                .put("at", change.at().toString())
                .put("actor", change.actor())
                .put("kind", change.kind().term())
                .put("detail", change.detail())
                .build();
    }

    private static RecipientChange change(Members in) {
        return new RecipientChange(
                in.instant("at"),
                in.text("actor"),
                in.word("kind", RecipientChange.Kind.class),
                in.optionalText("detail"));
    }
}
