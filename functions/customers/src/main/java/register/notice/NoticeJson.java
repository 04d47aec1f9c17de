package register.notice;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.Members;
import register.recipient.RecipientId;
import register.value.Language;
import register.value.Sha256;

/// The written form of a notice in every engine and in archives, complete. Absent values are omitted; instants are ISO
/// 8601 in UTC.
public final class NoticeJson {
    private NoticeJson() {}

    public static Json.Obj of(Notice notice) {
        return Json.object()
                .put("id", notice.id().toString())
                .put("revision", notice.revision())
                .put("recipient", notice.recipient().value())
                .put("language", notice.language().tag())
                .put("named", notice.named() == null ? null : notice.named().hex())
                .put("changes", Json.array(notice.changes(), Json::of))
                .put("tellBy", notice.tellBy() == null ? null : notice.tellBy().toString())
                .put("objectionDays", notice.objectionDays() == null ? null : Json.of(notice.objectionDays()))
                .put(
                        "addressees",
                        notice.addressees().isEmpty()
                                ? null
                                : Json.array(notice.addressees(), one -> Json.of(one.text())))
                .put("claim", written(notice.claim(), NoticeJson::of))
                .put("lines", Json.array(notice.lines(), NoticeJson::of))
                .build();
    }

    /// Reads the output of `of`.
    ///
    /// @throws IllegalArgumentException if it is malformed
    public static Notice read(Json json) {
        var in = Members.of(json);
        return new Notice(
                in.required("id", NoticeId::parse),
                in.count("revision"),
                in.required("recipient", RecipientId::new),
                in.required("language", Language::new),
                in.optional("named", Sha256::new),
                in.counts("changes"),
                in.optionalInstant("tellBy"),
                in.optionalCount("objectionDays"),
                in.has("addressees")
                        ? in.texts("addressees").stream().map(Addressee::parse).toList()
                        : List.of(),
                in.optionalObject("claim", claim -> new Notice.Claim(claim.count("attempt"), claim.instant("until"))),
                in.list("lines", NoticeJson::line));
    }

    public static Json.Obj of(LedgerLine line) {
        return Json.object()
                .put("at", line.at().toString())
                .put("source", line.source())
                .put("attempt", line.attempt())
                .put("kind", line.kind().term())
                .put("detail", line.detail())
                .build();
    }

    private static Json.Obj of(Notice.Claim claim) {
        return Json.object()
                .put("attempt", claim.attempt())
                .put("until", claim.until().toString())
                .build();
    }

    private static LedgerLine line(Members in) {
        return new LedgerLine(
                in.instant("at"),
                in.text("source"),
                in.count("attempt"),
                in.word("kind", LedgerLine.Kind.class),
                in.optionalText("detail"));
    }

    private static <T> @Nullable Json written(@Nullable T value, Function<T, Json> write) {
        return value == null ? null : write.apply(value);
    }
}
