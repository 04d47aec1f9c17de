package register.objection;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.Members;
import register.notice.NoticeId;
import register.recipient.RecipientId;
import register.value.PolicyId;
import register.value.Reference;

/// The written form of an objection in every engine and in archives, complete. Absent values are omitted; instants are
/// ISO 8601 in UTC.
public final class ObjectionJson {
    private ObjectionJson() {}

    public static Json.Obj of(Objection objection) {
        return Json.object()
                .put("reference", objection.reference().value())
                .put("revision", objection.revision())
                .put("policy", objection.policy().value())
                .put("notice", text(objection.notice()))
                .put("recipient", text(objection.recipient()))
                .put("channel", objection.channel().term())
                .put("arrived", objection.arrived().toString())
                .put("objectUntil", text(objection.objectUntil()))
                .put("statement", written(objection.statement(), ObjectionJson::of))
                .put("request", text(objection.request()))
                .put("receipt", of(objection.receipt()))
                .put("team", of(objection.team()))
                .put("history", Json.array(objection.history(), ObjectionJson::of))
                .build();
    }

    /// Reads the output of `of`.
    ///
    /// @throws IllegalArgumentException if it is malformed
    public static Objection read(Json json) {
        var in = Members.of(json);
        return new Objection(
                in.required("reference", ObjectionReference::new),
                in.count("revision"),
                in.required("policy", PolicyId::new),
                in.optional("notice", NoticeId::parse),
                in.optional("recipient", RecipientId::new),
                in.word("channel", ObjectionChannel.class),
                in.instant("arrived"),
                in.optionalInstant("objectUntil"),
                in.optionalObject(
                        "statement", said -> new CustomerStatement(said.text("text"), said.optionalText("from"))),
                in.optional("request", Reference::new),
                mail(in.object("receipt")),
                mail(in.object("team")),
                in.list("history", ObjectionJson::change));
    }

    private static Json.Obj of(CustomerStatement statement) {
        return Json.object()
                .put("text", statement.text())
                .put("from", statement.from())
                .build();
    }

    private static Json.Obj of(ObjectionMail mail) {
        return Json.object()
                .put("state", mail.state().term())
                .put("at", text(mail.at()))
                .put("tries", mail.tries())
                .build();
    }

    private static ObjectionMail mail(Members in) {
        return new ObjectionMail(
                in.word("state", ObjectionMail.State.class), in.optionalInstant("at"), in.count("tries"));
    }

    private static Json.Obj of(ObjectionChange change) {
        return Json.object()
                .put("at", change.at().toString())
                .put("actor", change.actor())
                .put("kind", change.kind().term())
                .put("outcome", written(change.outcome(), outcome -> Json.of(outcome.term())))
                .put("detail", change.detail())
                .build();
    }

    private static ObjectionChange change(Members in) {
        return new ObjectionChange(
                in.instant("at"),
                in.text("actor"),
                in.word("kind", ObjectionChange.Kind.class),
                in.optionalWord("outcome", ObjectionOutcome.class),
                in.optionalText("detail"));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static <T> @Nullable Json written(@Nullable T value, Function<T, Json> write) {
        return value == null ? null : write.apply(value);
    }
}
