package register.request;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.Members;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;

/// The written form of a request in every engine and in archives, complete. Absent values are omitted; instants are ISO
/// 8601 in UTC.
public final class DpaRequestJson {
    private DpaRequestJson() {}

    public static Json.Obj of(DpaRequest request) {
        return Json.object()
                .put("reference", request.reference().value())
                .put("revision", request.revision())
                .put("receivedAt", request.receivedAt().toString())
                .put("policy", written(request.policy(), PolicyId::value))
                .put("sender", request.sender())
                .put("language", request.language().tag())
                .put("mail", request.mail().hex())
                .put("ruling", request.ruling().term())
                .put("reason", request.reason())
                .put("matter", written(request.matter(), Matter::term))
                .put("respondBy", written(request.respondBy(), Instant::toString))
                .put("state", request.state().term())
                .put("leaseUntil", written(request.leaseUntil(), Instant::toString))
                .put("acknowledgement", written(request.acknowledgement(), Sha256::hex))
                .put("repliedAt", written(request.repliedAt(), Instant::toString))
                .put("history", Json.array(request.history(), DpaRequestJson::of))
                .build();
    }

    /// Reads the output of `of`.
    ///
    /// @throws IllegalArgumentException if it is malformed
    public static DpaRequest read(Json json) {
        var in = Members.of(json);
        return new DpaRequest(
                in.required("reference", Reference::new),
                in.count("revision"),
                in.instant("receivedAt"),
                in.optional("policy", PolicyId::new),
                in.optionalText("sender"),
                in.required("language", Language::new),
                in.required("mail", Sha256::new),
                in.word("ruling", RuleOutcome.class),
                in.text("reason"),
                in.optionalWord("matter", Matter.class),
                in.optionalInstant("respondBy"),
                in.word("state", RequestState.class),
                in.optionalInstant("leaseUntil"),
                in.optional("acknowledgement", Sha256::new),
                in.optionalInstant("repliedAt"),
                in.list("history", DpaRequestJson::change));
    }

    private static Json.Obj of(RequestChange change) {
        return Json.object()
                .put("at", change.at().toString())
                .put("actor", change.actor())
                .put("kind", change.kind().term())
                .put("state", change.state().term())
                .put("detail", change.detail())
                .build();
    }

    private static RequestChange change(Members in) {
        return new RequestChange(
                in.instant("at"),
                in.text("actor"),
                in.word("kind", RequestChange.Kind.class),
                in.word("state", RequestState.class),
                in.optionalText("detail"));
    }

    private static <T> @Nullable String written(@Nullable T value, Function<T, String> write) {
        return value == null ? null : write.apply(value);
    }
}
